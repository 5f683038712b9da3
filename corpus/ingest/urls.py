"""Addresses of articles in one spelling, so that the same page is found under any of its addresses."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import yarl

# Parameters that say where a reader comes from, never which page it is; from the lists that browsers go by
# (https://github.com/brave/adblock-lists, https://firefox.settings.services.mozilla.com: query-stripping) and from
# what newspapers append to the links in their feeds.
_TRACKING = frozenset(
    """fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid igshid igsh mc_cid mc_eid mkt_tok
    _ga _gl _hsenc _hsmi __twitter_impression oly_anon_id oly_enc_id vero_id wickedid s_cid cmpid cmp ncid ocid smid
    smtyp ref ref_src ref_url referrer referer sr_share xtor ito guccounter guce_referrer guce_referrer_sig
    traffic_source from_rss sharetype feedtype""".split()
)
_TRACKING_BEGINNINGS = ("utm_", "hsa_", "pk_", "mtm_", "matomo_", "wt_", "at_", "pinned_post_")
_AMP_PARAMETERS = frozenset(("amp", "outputtype", "amp_js_v", "usqp", "amp_gsa"))
_HOST_VARIANT = re.compile(r"(?:www\d?|amp|m|mobile)\.(?=[^.]+\.)")
_AMP_END = re.compile(r"[/.]amp(?:\.html?)?$|\.amp(?=\.html?$)", re.IGNORECASE)
_AMP_START = re.compile(r"^/amp(?=/)", re.IGNORECASE)
# Caches carry the page's own address in theirs: https://developers.google.com/amp/cache/overview#amp-cache-url-format
_AMP_CACHE = re.compile(
    r"https?://(?:[\w-]+\.cdn\.ampproject\.org/(?:c|v|wp)|(?:www\.)?google\.[a-z.]{2,6}/amp|[\w-]+\.bing-amp\.com/c)"
    r"/(?P<tls>s/)?(?P<rest>.+)",
    re.IGNORECASE,
)


def canonical(url: str) -> str:
    """Return the spelling by which an address is compared with others; it is not made for fetching.

    The scheme is https, the host in lower case and ASCII without "www.", "m." and "amp.", and without the default
    port; tracking parameters, the fragment, the trailing slash and the marks of an AMP version are gone, and the
    parameters left are sorted. What is no address of the web comes back without the blanks around it.

    >>> canonical("http://www.Herald.example:80/2024/harbour/amp/?utm_source=x#top")
    'https://herald.example/2024/harbour'
    """
    url = url.strip()
    cached = _AMP_CACHE.fullmatch(url[:4000])
    try:
        address = yarl.URL(f"https://{cached['rest']}" if cached else url)
        host, port = address.host_subcomponent, address.explicit_port
    except ValueError:
        return url
    if address.scheme not in ("http", "https") or not host:
        return url
    host = _HOST_VARIANT.sub("", host.rstrip("."), count=1)
    path = _AMP_START.sub("", _AMP_END.sub("", address.raw_path.rstrip("/"))).rstrip("/")
    kept = sorted((name, value) for name, value in address.query.items() if not _is_of_no_matter(name.lower()))
    port_part = "" if port in (None, 80, 443) else f":{port}"
    return str(yarl.URL(f"https://{host.lower()}{port_part}{path}", encoded=True).with_query(kept or None))


def site(url: str) -> str:
    """Return the host of an address as :func:`canonical` writes it, and an empty text when it has none."""
    try:
        return yarl.URL(canonical(url)).host or ""
    except ValueError:
        return ""


def resolved(base: str, reference: str) -> str | None:
    """Return the address that a reference on a page leads to; ``None`` when it is none."""
    try:
        return urljoin(base, reference.strip())
    except ValueError:
        return None


def is_host(name: str | None, url: str | None) -> bool:
    """Return whether ``name`` is no more than the host of an address, or nothing."""
    host = site(url or "")
    return not name or (host != "" and host == site(f"https://{name}"))


def _is_of_no_matter(name: str) -> bool:
    return name in _TRACKING or name in _AMP_PARAMETERS or name.startswith(_TRACKING_BEGINNINGS)
