"""The player leads to the receipts of its read, and from a line's passage to that line among them."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.player.house import House
from tests.player.listener import Listener

Comes = Callable[..., Listener]


def test_a_read_with_receipts_leads_to_them_and_a_line_to_itself_among_them(listener: Comes, house: House) -> None:
    one = listener()
    expect(one.page.locator("#receipts")).to_be_hidden()
    house.has_receipts = True
    one = listener()
    expect(one.page.locator("#receipts")).to_be_visible()
    # The studio may be known here by another name than it gives itself; the page stays on its own host.
    assert one.page.locator("#receipts").get_attribute("href") == "/media/receipts-1.html"
    one.start()
    one.button("The passage behind this line").first.click()
    way = one.page.locator("#evidence .passage-all a")
    expect(way).to_have_text("Every line and its source")
    assert re.fullmatch(r"/media/receipts-1\.html#line-\d+", way.get_attribute("href") or "")
