"""One and the same item in every format of feeds; the texts are ours."""

ITEM_TITLE = "Oil & gas: exports <5% up"
ITEM_BODY = "Exports rose 4% to €2 million.\n\nImports fell."
ITEM_LINK = "https://news.example/2025/11/11/exports"

RSS_BODY = "&lt;p&gt;Exports rose 4% to &amp;euro;2 million.&lt;/p&gt;&lt;p&gt;Imports fell.&lt;/p&gt;"
RSS_TITLE = "Oil &amp;amp; gas: exports &amp;lt;5% up"
RSS_ITEM = f"""<item><title>{RSS_TITLE}</title><link>{ITEM_LINK}</link><description>{RSS_BODY}</description>
<pubDate>Tue, 11 Nov 2025 23:30:00 -0500</pubDate></item>"""
CHANNEL = "<title>The Wire</title><link>https://news.example/</link><description>News.</description>"

RDF = f"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://news.example/">{CHANNEL}</channel>
<item rdf:about="{ITEM_LINK}"><title>{RSS_TITLE}</title><link>{ITEM_LINK}</link>
<description>{RSS_BODY}</description><dc:date>2025-11-11T23:30:00-05:00</dc:date></item></rdf:RDF>"""

ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Wire</title>
<link href="https://news.example/"/><entry><title type="text">Oil &amp; gas: exports &lt;5% up</title>
<link href="{ITEM_LINK}"/><id>{ITEM_LINK}</id><content type="html">{RSS_BODY}</content><summary>Short.</summary>
<published>2025-11-11T23:30:00-05:00</published><updated>2025-11-20T00:00:00Z</updated></entry></feed>"""

ATOM_XHTML = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Wire</title><link href="https://news.example/"/>
<entry><title type="html">{RSS_TITLE}</title><link href="{ITEM_LINK}"/><content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>Exports rose 4% to €2 million.</p><p>Imports fell.</p></div></content>
<updated>2025-11-11T23:30:00-05:00</updated></entry></feed>"""

ATOM_03 = f"""<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>The Wire</title>
<link rel="alternate" href="https://news.example/"/><entry><title>Oil &amp; gas: exports &lt;5% up</title>
<link rel="alternate" href="{ITEM_LINK}"/><content type="text/html" mode="escaped">{RSS_BODY}</content>
<issued>2025-11-11T23:30:00-05:00</issued></entry></feed>"""

FEEDS = {
    "RSS 0.91": f'<?xml version="1.0"?><rss version="0.91"><channel>{CHANNEL}{RSS_ITEM}</channel></rss>',
    "RSS 0.92": f'<rss version="0.92"><channel>{CHANNEL}{RSS_ITEM}</channel></rss>',
    "RSS 2.0": f'<rss version="2.0"><channel>{CHANNEL}{RSS_ITEM}</channel></rss>',
    "RSS with a prolog": f"""<?xml version="1.0"?><!-- made by hand --><?xml-stylesheet href="a.xsl"?>
        <!DOCTYPE rss [<!ENTITY amper "&#38;">]><rss version="2.0"><channel>{CHANNEL}{RSS_ITEM}</channel></rss>""",
    "ill-formed": f'<rss version="2.0"><channel>{CHANNEL}<br>{RSS_ITEM}</rss>',
    "RDF": RDF,
    "Atom": ATOM,
    "Atom with XHTML": ATOM_XHTML,
    "Atom 0.3": ATOM_03,
}
