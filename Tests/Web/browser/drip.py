"""A tutor for the browser tests: what it is asked says how it answers.

"slowly" drips an answer that has everything in it that must never be seen by half; anything else is answered at once.
"""

import json
import sys
import time

SLOW = """Start with **what you know**. The slope says how steep a line is.

1. Take two points, say $(1, 2)$ and $(3, 8)$.
2. Divide: $\\frac{8 - 2}{3 - 1} = 3$.

$$
m = \\frac{y_2 - y_1}{x_2 - x_1}
$$

As a program:

```python
def slope(a, b):
    return (b[1] - a[1]) / (b[0] - a[0])
```

| step | value |
|------|-------|
| rise | 6     |
| run  | 2     |

Now *you* try it with two points of your own.
"""


# The same without formulas, which are drawn once they are whole and then have another text.
PLAIN = "\n".join(line for line in SLOW.replace("$", "").split("\n") if "\\" not in line)


def say(**line):
    print(json.dumps(line), flush=True)


for question in sys.stdin:
    text = json.loads(question)["turn"]["text"]
    if "slowly" in text:
        whole = PLAIN if "plainly" in text else SLOW
        for start in range(0, len(whole), 7):
            say(text=whole[start:start + 7])
            # Time enough to look at a half-written answer, also on a machine that has much else to do.
            time.sleep(0.25 if "very slowly" in text else 0.025)
    else:
        say(source="/courses/algebra-1/unit-1#what-a-fraction-says")
        say(source="javascript:alert(1)")
        say(text=f"You asked: {text}")
    say(done={})
