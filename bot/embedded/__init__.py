"""The embedded model: a small real one that answers where no endpoint is configured.

fetch     its file, once, checked by hash each time
server    the child process: llama.cpp's server around that file
model     `EmbeddedModel`, which fetches, starts and restarts the child and speaks to it as to any endpoint
"""
