//! Who asks, where a reverse proxy stands between: its headers are believed only if it is trusted.
//!
//! For rate limits. A visitor's address is never logged and never stored.

use std::{
    fmt,
    net::{IpAddr, SocketAddr},
};

use http::HeaderMap;
use ipnet::IpNet;

const X_FORWARDED_FOR: &str = "x-forwarded-for";
const X_FORWARDED_PROTO: &str = "x-forwarded-proto";
const FORWARDED: &str = "forwarded";

/// The networks whose forwarded headers are believed; none by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustedProxies(Vec<IpNet>);

/// Where a request comes from. Its address does not show in `{:?}`, so that no log can hold it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Caller {
    /// The address nearest to the visitor that is known for certain.
    pub address: IpAddr,
    /// Whether the visitor's side of the proxy speaks HTTPS.
    pub https: bool,
}

impl fmt::Debug for Caller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Caller").field("https", &self.https).finish_non_exhaustive()
    }
}

impl TrustedProxies {
    /// Reads networks such as `10.0.0.0/8` and single addresses.
    ///
    /// # Errors
    ///
    /// What is wrong, with the field and the value.
    pub fn read(networks: &[String]) -> Result<Self, String> {
        let network = |text: &String| {
            let text = text.trim();
            let single = || text.parse::<IpAddr>().map(IpNet::from);
            text.parse().or_else(|_| single()).map_err(|_| {
                format!("trusted_proxies: `{text}` is not a network; write it like 10.0.0.0/8")
            })
        };
        networks.iter().map(network).collect::<Result<_, _>>().map(Self)
    }

    /// Who asks, given the other end of the connection and the headers.
    ///
    /// Both `X-Forwarded-For` and `Forwarded` (RFC 7239) are read from the right: each proxy adds the
    /// address that it sees, so the first one from the right that is not a trusted proxy is the visitor,
    /// and what stands left of it was written by the visitor. A proxy sets one of the two headers and
    /// passes the other on as it came; so if there are both and they disagree, neither is believed.
    pub fn caller(&self, peer: SocketAddr, headers: &HeaderMap) -> Caller {
        let peer = peer.ip().to_canonical();
        if !self.trusts(peer) {
            return Caller { address: peer, https: false };
        }
        let listed = self.nearest(peer, x_forwarded_for(headers));
        let standard = self.nearest(peer, elements(headers, FORWARDED).map(forwarded_for));
        let address = match (listed, standard) {
            (Some(listed), Some(standard)) if listed == standard => listed,
            (Some(one), None) | (None, Some(one)) => one,
            _ => peer,
        };
        // The scheme that the nearest proxy says.
        let scheme = elements(headers, X_FORWARDED_PROTO).next().or_else(|| {
            elements(headers, FORWARDED).next().and_then(|element| parameter(element, "proto"))
        });
        Caller { address, https: scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("https")) }
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&address))
    }

    /// The first address, from the nearest on, that is not a trusted proxy. Something unreadable ends
    /// the walk at what was known before it. `None` if there is no list.
    fn nearest(&self, peer: IpAddr, hops: impl Iterator<Item = Option<IpAddr>>) -> Option<IpAddr> {
        let mut hops = hops.peekable();
        hops.peek()?;
        let mut known = peer;
        for hop in hops {
            let Some(hop) = hop else { break };
            known = hop;
            if !self.trusts(hop) {
                break;
            }
        }
        Some(known)
    }
}

fn x_forwarded_for(headers: &HeaderMap) -> impl Iterator<Item = Option<IpAddr>> {
    elements(headers, X_FORWARDED_FOR).map(node)
}

fn forwarded_for(element: &str) -> Option<IpAddr> {
    parameter(element, "for").and_then(node)
}

/// The elements of a header's list, the last first: the last is that of the nearest proxy.
fn elements<'a>(headers: &'a HeaderMap, name: &str) -> impl Iterator<Item = &'a str> + use<'a> {
    let values: Vec<&str> =
        headers.get_all(name).iter().map(|value| value.to_str().unwrap_or("unreadable")).collect();
    values.into_iter().rev().flat_map(|value| value.rsplit(',')).map(str::trim)
}

/// The value of a parameter of an element of `Forwarded`, without quotation marks.
fn parameter<'a>(element: &'a str, name: &str) -> Option<&'a str> {
    element.split(';').find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"'))
    })
}

/// The address of a node: `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1`, `[2001:db8::1]` or
/// `[2001:db8::1]:80`.
fn node(text: &str) -> Option<IpAddr> {
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    let socket = || text.parse::<SocketAddr>().map(|socket| socket.ip());
    bare.parse().or_else(|_| socket()).ok().map(|address: IpAddr| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;
    use proptest::prelude::*;

    use super::*;

    const PROXY: &str = "10.0.0.1:4711";

    fn ask(peer: &str, lines: &[(&'static str, &str)]) -> Caller {
        let trusted = TrustedProxies::read(&["10.0.0.0/8".to_owned(), "fd00::1".to_owned()]);
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(*name, HeaderValue::from_str(value).unwrap());
        }
        trusted.unwrap().caller(peer.parse().unwrap(), &headers)
    }

    #[track_caller]
    fn comes_from(caller: Caller, address: &str) {
        assert_eq!(caller.address, address.parse::<IpAddr>().unwrap());
    }

    #[test]
    fn headers_of_strangers_are_not_believed() {
        let lines = [("x-forwarded-for", "192.0.2.9"), ("x-forwarded-proto", "https")];
        let caller = ask("203.0.113.5:80", &lines);
        comes_from(caller, "203.0.113.5");
        assert!(!caller.https);
    }

    #[test]
    fn a_trusted_proxy_names_the_visitor() {
        let lines = [("x-forwarded-for", "192.0.2.9"), ("x-forwarded-proto", "https")];
        let caller = ask(PROXY, &lines);
        comes_from(caller, "192.0.2.9");
        assert!(caller.https);
        comes_from(
            ask(PROXY, &[("forwarded", "for=\"[2001:db8::9]:80\";proto=https")]),
            "2001:db8::9",
        );
    }

    #[test]
    fn what_the_visitor_wrote_before_the_proxy_is_not_believed() {
        comes_from(ask(PROXY, &[("x-forwarded-for", "1.1.1.1, 192.0.2.9, 10.2.3.4")]), "192.0.2.9");
        let lines = [("x-forwarded-for", "1.1.1.1"), ("x-forwarded-for", "192.0.2.9")];
        comes_from(ask(PROXY, &lines), "192.0.2.9");
    }

    #[test]
    fn two_headers_that_disagree_are_not_believed() {
        let lines = [("x-forwarded-for", "192.0.2.9"), ("forwarded", "for=1.1.1.1")];
        comes_from(ask(PROXY, &lines), "10.0.0.1");
        let lines = [("x-forwarded-for", "192.0.2.9"), ("forwarded", "for=192.0.2.9")];
        comes_from(ask(PROXY, &lines), "192.0.2.9");
    }

    #[test]
    fn hidden_and_unreadable_names_end_the_walk() {
        comes_from(
            ask(PROXY, &[("forwarded", "for=1.1.1.1, for=_hidden, for=10.9.9.9")]),
            "10.9.9.9",
        );
        comes_from(ask(PROXY, &[("x-forwarded-for", "unknown")]), "10.0.0.1");
    }

    #[test]
    fn a_proxy_on_a_mapped_address_is_the_same_proxy() {
        comes_from(ask("[::ffff:10.0.0.1]:80", &[("x-forwarded-for", "192.0.2.9")]), "192.0.2.9");
    }

    #[test]
    fn a_wrong_network_is_named_with_its_field() {
        let problem = TrustedProxies::read(&["10.0.0.0/40".to_owned()]).unwrap_err();
        assert!(
            problem.contains("trusted_proxies") && problem.contains("10.0.0.0/40"),
            "{problem}"
        );
    }

    #[test]
    fn the_address_does_not_show_in_logs() {
        let caller = Caller { address: "192.0.2.9".parse().unwrap(), https: true };
        assert_eq!(format!("{caller:?}"), "Caller { https: true, .. }");
    }

    proptest! {
        #[test]
        fn no_header_is_a_trouble(text in "[ -~]{0,60}", other in "[ -~]{0,60}") {
            ask(PROXY, &[("x-forwarded-for", &text), ("forwarded", &other)]);
        }
    }
}
