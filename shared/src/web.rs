//! Web and mail addresses: as much of their grammar as tells a usable address from a typing error.

/// An address that begins with `http://` or `https://`, in its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WebAddress<'a> {
    /// Whether it is `https`.
    pub(crate) secure: bool,
    /// The name or number of the host, without port.
    pub(crate) host: &'a str,
    /// Path, query and fragment; empty, or begins with `/`, `?` or `#`.
    pub(crate) rest: &'a str,
}

impl<'a> WebAddress<'a> {
    /// Takes the address apart; `None` if it is not one, or carries a user name.
    ///
    /// Source: RFC 3986, section 3. Letters beyond ASCII are let through, since people paste
    /// addresses as their browser shows them.
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        let (scheme, after) = text.split_once("://")?;
        let secure = scheme.eq_ignore_ascii_case("https");
        if !secure && !scheme.eq_ignore_ascii_case("http") {
            return None;
        }
        let (authority, rest) = after.split_at(after.find(['/', '?', '#']).unwrap_or(after.len()));
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.contains(']') => (host, Some(port)),
            _ => (authority, None),
        };
        let digits = |port: &str| port.bytes().all(|b| b.is_ascii_digit());
        let port_fits = port.is_none_or(|port| digits(port) && port.parse::<u16>().is_ok());
        let foreign = |c: char| c.is_whitespace() || c.is_control() || "<>\"\\^`{|}".contains(c);
        (port_fits && is_host(host) && !rest.contains(foreign)).then_some(Self {
            secure,
            host,
            rest,
        })
    }
}

/// Whether the text is a web address, or one whose `https://` was left out, like `kph.no`.
pub(crate) fn is_website(text: &str) -> bool {
    let full = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    WebAddress::parse(&full).is_some_and(|address| address.host.contains('.'))
}

/// A web site in full: with its scheme, the host in small letters; `None` for what is none, or what
/// browsers should not open.
pub fn website(text: &str) -> Option<String> {
    let text = text.trim();
    let full = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    let address = WebAddress::parse(&full).filter(|address| address.host.contains('.'))?;
    let (scheme, after) = full.split_once("://")?;
    let authority = &after[..after.len() - address.rest.len()];
    Some(format!("{}://{}{}", scheme.to_lowercase(), authority.to_lowercase(), address.rest))
}

/// The host of an address, for people: `mip.no`, `næringslivnorge.no`.
///
/// Source: RFC 3492 for names with letters beyond ASCII. One that cannot be read stays as it is.
pub fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let host = host.trim_start_matches("www.");
    if !host.contains("xn--") {
        return host.to_owned();
    }
    match idna::domain_to_unicode(host) {
        (name, Ok(())) => name,
        _ => host.to_owned(),
    }
}

/// Whether the text looks like a mail address.
pub(crate) fn is_mail(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, domain)| {
        let foreign = |c: char| c.is_whitespace() || c.is_control() || "<>\",;:()@".contains(c);
        !name.is_empty() && !name.contains(foreign) && domain.contains('.') && is_host(domain)
    })
}

fn is_host(host: &str) -> bool {
    if let Some(number) = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        return number.parse::<std::net::Ipv6Addr>().is_ok();
    }
    host.len() <= 253
        && host.split('.').all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_falls_into_its_parts() {
        let address = WebAddress::parse("http://127.0.0.1:3000/nb/?q=a").unwrap();
        assert_eq!((address.secure, address.host, address.rest), (false, "127.0.0.1", "/nb/?q=a"));
        assert_eq!(WebAddress::parse("https://[::1]:80").unwrap().host, "[::1]");
    }

    #[test]
    fn the_host_of_an_address_stands_for_it() {
        assert_eq!(host("https://www.mip.no/2015-2020/?a=b"), "mip.no");
        assert_eq!(host("alcoa.com"), "alcoa.com");
        assert_eq!(host("https://www.xn--nringslivnorge-0ib.no/a"), "næringslivnorge.no");
        assert_eq!(host("https://xn--a.no/"), "xn--a.no");
    }

    #[test]
    fn what_no_browser_should_open_is_no_address() {
        for text in [
            "",
            "kph.no",
            "ftp://kph.no",
            "javascript://alert",
            "https://",
            "https://a..b",
            "https://user@kph.no",
            "https://kph.no:99999",
            "https://kph.no/a b",
            "https://kph.no/\"",
        ] {
            assert_eq!(WebAddress::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_website_may_leave_out_its_scheme() {
        assert!(is_website("sement.heidelbergmaterials.no"));
        assert!(is_website("https://kph.no/om-oss"));
        assert!(is_website("blåbær.no"));
        assert!(!is_website("kph"));
        assert!(!is_website("kph no"));
        assert!(!is_website("mailto://kph.no"));
    }

    #[test]
    fn a_website_is_completed_and_never_changed_into_another() {
        assert_eq!(website(" WWW.Kph.no/Om-oss "), Some("https://www.kph.no/Om-oss".to_owned()));
        assert_eq!(website("HTTP://kph.no:8080"), Some("http://kph.no:8080".to_owned()));
        for text in ["javascript://alert.no", "ftp://kph.no", "user@kph.no", "kph", ""] {
            assert_eq!(website(text), None, "{text}");
        }
    }

    #[test]
    fn a_mail_address_has_a_name_and_a_domain() {
        assert!(is_mail("post@example.org"));
        for text in
            ["post", "@example.org", "post@", "post@localhost", "a b@example.org", "a@b@c.no"]
        {
            assert!(!is_mail(text), "{text}");
        }
    }
}
