"""Slack: refining answers inside threads.

listen    what Slack sends: written to the disk, acknowledged; views opened at once
parse     a payload to what it is, or to nothing; `events` to a feedback event; `text` from Slack's mrkdwn
intake    from what was kept to the inbox, in order (`lanes`); with `files`, the thread `above`, `commands`
render    a frame as blocks; `split` and `safe` keep it whole and harmless; `views` are modals and the App Home
publish   streams and paced edits (`pace`), in as many messages as an answer needs
serve     all of it running, over Socket Mode (`sockets`) or signed HTTP (`http`), both into Bolt's `app`
clients   who we are in each workspace; those that `install` brings by OAuth are kept, encrypted, in `vault`
doctor    what is missing in a set-up (`needs`, `scopes`), and where to click
"""
