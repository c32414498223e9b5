//! A provider of identities on the loopback: it tells its configuration and its keys, and counts who asks.
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use serde_json::{Value, json};

/// A provider, until it is dropped: then nobody listens any more.
pub(super) struct Issuer {
    address: SocketAddr,
    told: Arc<Told>,
    thread: Option<JoinHandle<()>>,
}

struct Told {
    /// What it publishes.
    keys: Mutex<Value>,
    /// Who it says it is, and where it says its keys are, if not as it is.
    configuration: Mutex<Option<Value>>,
    /// Requests so far.
    asked: AtomicUsize,
    /// Whether it takes connections and says nothing.
    is_mute: AtomicBool,
    is_over: AtomicBool,
}

impl Issuer {
    /// A provider that publishes these keys.
    pub(super) fn open(keys: Value) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let told = Arc::new(Told {
            keys: Mutex::new(keys),
            configuration: Mutex::default(),
            asked: AtomicUsize::new(0),
            is_mute: AtomicBool::new(false),
            is_over: AtomicBool::new(false),
        });
        let theirs = Arc::clone(&told);
        let thread = std::thread::spawn(move || serve(&listener, address, &theirs));
        Self { address, told, thread: Some(thread) }
    }

    /// Its name.
    pub(super) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Publishes other keys.
    pub(super) fn publish(&self, keys: Value) {
        *self.told.keys.lock().unwrap() = keys;
    }

    /// Tells another configuration.
    pub(super) fn configure(&self, configuration: Value) {
        *self.told.configuration.lock().unwrap() = Some(configuration);
    }

    /// Takes connections from now on, and says nothing.
    pub(super) fn fall_silent(&self) {
        self.told.is_mute.store(true, Ordering::SeqCst);
    }

    /// How many requests have come.
    pub(super) fn asked(&self) -> usize {
        self.told.asked.load(Ordering::SeqCst)
    }
}

impl Drop for Issuer {
    fn drop(&mut self) {
        self.told.is_over.store(true, Ordering::SeqCst);
        drop(TcpStream::connect(self.address));
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
    }
}

fn serve(listener: &TcpListener, address: SocketAddr, told: &Told) {
    let mut kept = Vec::new();
    for stream in listener.incoming() {
        let stream = stream.unwrap();
        if told.is_over.load(Ordering::SeqCst) {
            return;
        }
        if told.is_mute.load(Ordering::SeqCst) {
            told.asked.fetch_add(1, Ordering::SeqCst);
            kept.push(stream);
            continue;
        }
        answer(stream, address, told);
    }
}

fn answer(mut stream: TcpStream, address: SocketAddr, told: &Told) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
    let Some(first) = lines.next() else { return };
    told.asked.fetch_add(1, Ordering::SeqCst);
    // To the end of the head: what is unread would reset the connection.
    while lines.next().is_some_and(|line| !line.is_empty()) {}
    let url = format!("http://{address}");
    let body = match first.split(' ').nth(1).unwrap_or_default() {
        "/.well-known/openid-configuration" => {
            let usual = json!({"issuer": url, "jwks_uri": format!("{url}/keys"), "token_endpoint": "x"});
            told.configuration.lock().unwrap().clone().unwrap_or(usual)
        }
        _ => told.keys.lock().unwrap().clone(),
    };
    let body = body.to_string();
    let head =
        format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n", body.len());
    // Whoever has gone does not hear it.
    let _ = stream.write_all(format!("{head}connection: close\r\n\r\n{body}").as_bytes());
}
