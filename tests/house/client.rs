//! One HTTP exchange over one connection, byte for byte: the tests also send what no client would.
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// Sends `request` as it stands and reads the answer to its end.
pub(crate) fn exchange(address: SocketAddr, request: &[u8]) -> Vec<u8> {
    try_exchange(address, request).unwrap_or_else(|error| panic!("no answer from {address}: {error}"))
}

/// The same, where the service may be gone.
pub(super) fn try_exchange(address: SocketAddr, request: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(5))?;
    stream.set_read_timeout(Some(Duration::from_mins(1)))?;
    stream.set_nodelay(true)?;
    stream.write_all(request)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(answer)
}

/// What an answer consists of: status, headers with names in lower case, body.
pub(super) type Parts = (u16, Vec<(String, String)>, Vec<u8>);

/// Takes an answer apart; `None` if it is cut short.
pub(super) fn parts(answer: &[u8]) -> Option<Parts> {
    let end = answer.windows(4).position(|window| window == b"\r\n\r\n")?;
    let (head, body) = answer.split_at(end);
    let body = body.get(4..)?;
    let head = std::str::from_utf8(head).ok()?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let of = |name: &str| headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let body = match (of("transfer-encoding"), of("content-length")) {
        (Some("chunked"), _) => unchunked(body)?,
        (_, Some(length)) => {
            let length: usize = length.parse().ok()?;
            // The answer to HEAD tells a length and sends nothing.
            if body.is_empty() { Vec::new() } else { body.get(..length)?.to_vec() }
        }
        _ => body.to_vec(),
    };
    Some((status, headers, body))
}

fn unchunked(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let end = rest.windows(2).position(|window| window == b"\r\n")?;
        let length = usize::from_str_radix(std::str::from_utf8(rest.get(..end)?).ok()?, 16).ok()?;
        rest = rest.get(end.checked_add(2)?..)?;
        if length == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(rest.get(..length)?);
        rest = rest.get(length.checked_add(2)?..)?;
    }
}
