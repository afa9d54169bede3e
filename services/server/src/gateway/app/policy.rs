//! What a browser is to allow the app, and to forbid everybody else.

use http::header::{CONTENT_SECURITY_POLICY, HeaderName};
use http::{HeaderMap, HeaderValue};

/// Nothing from elsewhere, nothing inline. Marks and pages are drawn from memory (`blob:`).
const CONTENT: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; \
    connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'";

const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), \
    microphone=(), midi=(), payment=(), usb=()";

/// Puts the app's own rules; those of every answer come later and leave these alone. Only pages of `origins` may frame what is
/// answered; with none of them nobody may.
pub fn protect(headers: &mut HeaderMap, origins: &[String]) {
    let (frames, sharing) = match origins {
        [] => ("'none'".to_owned(), "same-origin"),
        origins => (origins.join(" "), "cross-origin"),
    };
    let content = HeaderValue::from_str(&format!("{CONTENT}; frame-ancestors {frames}"));
    // An origin is parsed before it is kept; should one be no header, nobody may frame.
    let nobody = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");
    headers.insert(CONTENT_SECURITY_POLICY, content.unwrap_or(nobody));
    let others = [
        ("permissions-policy", PERMISSIONS),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", sharing),
    ];
    for (name, value) in others {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
}
