"""The page under axe-core, which finds what keeps people out: contrast, names, roles, order."""

import pytest
from made_articles import many_articles, oil_article

PHONE = {"width": 360, "height": 720, "deviceScaleFactor": 2, "mobile": True}

BAD = ("serious", "critical")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", ["desk", "phone"])
def test_no_serious_violation(open_page, browser, axe, scheme, width):
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    if width == "phone":
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
    planned = oil_article(doc_id="b", period_start="2025-11-01", period_end="2025-11-30", status="planned")
    open_page([oil_article(confidence=0.05), planned, *many_articles(2, 20)])
    browser.execute_script("document.querySelector('a.figure').click()")
    # What is out of view is not laid out, and would not be checked.
    browser.execute_script(
        "document.querySelectorAll('.scroll, .charts').forEach(e => e.style.contentVisibility = 'visible')"
    )

    browser.execute_script(axe)
    found = browser.execute_async_script("axe.run().then(arguments[0])")

    assert len(found["passes"]) > 20
    assert {
        one["id"]: [node["html"] for node in one["nodes"]] for one in found["violations"] if one["impact"] in BAD
    } == {}
