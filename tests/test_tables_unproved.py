"""Where nothing was computed, an answer tells no number, order or trend of the data, in digits or in words."""

from __future__ import annotations

import pytest
from three_tables import TABLES

from bot.verify import NUMBERS, verify
from bot.wanted import Wanted

TOLD = [
    "Revenue was 220,000 in the fourth quarter.",
    "East made more than North.",
    "East is the strongest region.",
    "Revenue doubled in December.",
    "Roughly half of the revenue came from East.",
    "Sales grew by twenty percent in November.",
    "Revenue peaked in December.",
    "There were twelve hundred orders.",
    "Blender outsold Toaster by a wide margin.",
    "North's revenue fell steadily over the quarter.",
    "About a third of orders were returned.",
    "The average order value was $183.",
    "Im November sank der Umsatz.",
    "East liegt vor West.",
    "Toaster was the most popular product.",
    "Revenue rose from October to December.",
    "Looking at the file, East clearly dominates the other regions.",
    "December stands out as the best month.",
    "Toaster and Blender together bring in most of the revenue.",
    "South is lagging behind.",
    "Order volumes have been climbing since October.",
    "The data shows that North performs best.",
    "Kettle is the weakest product, followed by Scale.",
    "Revenue totals two hundred thousand dollars.",
    "```python\n# East made 79,113 in revenue\n```",
    "| region | revenue |\n| East | 79,113 |",
    "Returns are most common for Blender.",
    "West earns twice as much as South.",
    "In December, sales jumped.",
    "Nearly three quarters of the revenue falls in December.",
    "Die Region East hat den höchsten Umsatz.",
    "- **East**: strongest region\n- **South**: weakest region",
]
NOT_TOLD = [
    "I can add up revenue by region or by month if you like.",
    "The file has a column for region and one for product.",
    "Which period do you mean: October, November or December?",
    "You could compare East and North.",
    "To find the strongest region, ask for revenue by region.",
    "I did not compute anything yet.",
    "The data has the columns date, region, product, revenue.",
    "A good analysis looks at trends, for example whether revenue rose or fell.",
    "If revenue fell in November, promotions may help.",
    "```python\nimport pandas as pd\ndf = "
    "pd.read_csv('q4_sales.csv')\nprint(df.groupby('region').revenue.sum().head(10))\n```",
    "Here is SQL for it:\n```sql\nSELECT region, SUM(revenue) FROM q4 GROUP BY region ORDER BY 2 DESC LIMIT 5;\n```",
    "Ask me for the total revenue, the best region, or the months in which it rose.",
    "I have not looked at revenue yet.",
    "You can group by region, by month or by product.",
    "The columns are date, region, product, quantity and revenue.",
    "Would you like to see which region leads?",
    "Say “revenue by region” and I will add it up.",
    "Start with revenue by month, then look at regions.",
    "Please name the region and the month that you mean.",
    "With these columns, revenue by region and by month can be told.",
    "I can rank the regions from highest to lowest revenue.",
    "Nothing about revenue was computed, so I cannot say which region is best.",
    "The table lists one order per row, with its region and its revenue.",
]


def numbers(text: str) -> list[str]:
    want = Wanted(task="What stands out in the sales data?", tables=(TABLES["q4_sales.csv"],), files=True)
    return [one.found for one in verify(text, want) if one.slot == NUMBERS]


@pytest.mark.parametrize("text", TOLD)
def test_what_nobody_computed_is_a_violation(text: str) -> None:
    assert numbers(text)


@pytest.mark.parametrize("text", NOT_TOLD)
def test_offers_questions_and_code_are_none(text: str) -> None:
    assert numbers(text) == []
