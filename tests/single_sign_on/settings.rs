//! The settings of single sign-on, on the command line of the real program.
use std::path::Path;
use std::process::Command;

use openssl::asn1::Asn1Time;
use openssl::hash::MessageDigest;
use openssl::pkey::PKey;
use openssl::rsa::Rsa;
use openssl::ssl::{SslAcceptor, SslMethod};
use openssl::x509::X509Builder;
use openssl::x509::X509NameBuilder;
use serde_json::json;

use super::signer::AUDIENCE;
use super::{Issuer, signer};

/// What the program says, and whether it ended well.
fn amana(folder: &Path, arguments: &[&str]) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_amana"));
    command.args(arguments).arg("--data").arg(folder).current_dir(folder).env_remove("DATABASE_URL");
    let done = command.output().unwrap();
    let said = [done.stdout, done.stderr].concat();
    (done.status.success(), String::from_utf8_lossy(&said).into_owned())
}

#[test]
fn every_setting_is_shown_with_where_it_came_from() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("amana.toml"), "oidc_audience = \"registry\"\n").unwrap();
    let issuer = ["serve", "--print-config", "--oidc-issuer", "https://id.example.org"];
    let (went_well, said) = amana(folder.path(), &issuer);
    assert!(went_well, "{said}");
    for (name, value, origin) in [
        ("oidc_issuer", "https://id.example.org", "--oidc-issuer"),
        ("oidc_audience", "registry", "amana.toml"),
        ("oidc_jwks_url", "(not set)", "default"),
        ("oidc_algorithms", "RS256,PS256,ES256,EdDSA", "default"),
    ] {
        let line = said.lines().find(|line| line.starts_with(name)).unwrap();
        assert!(line.contains(value) && line.ends_with(origin), "{line}");
    }
    for wrong in [
        &["serve", "--oidc-issuer", "http://id.example.org"][..],
        &["serve", "--oidc-issuer", "https://id.example.org", "--oidc-algorithms", "RS256,HS256"],
        &["serve", "--oidc-issuer", "https://id.example.org", "--oidc-algorithms", "none"],
    ] {
        let (went_well, said) = amana(folder.path(), wrong);
        assert!(!went_well && said.contains("oidc_"), "{said}");
    }
}

#[test]
fn the_doctor_says_whether_the_provider_answers() {
    let folder = tempfile::tempdir().unwrap();
    let doctor = |issuer: &str| {
        let asked = ["doctor", "--oidc-audience", AUDIENCE, "--oidc-issuer", issuer];
        let said = amana(folder.path(), &asked).1;
        said.lines().find(|line| line.contains("single sign-on")).unwrap_or_default().to_owned()
    };
    let issuer = Issuer::open(signer().jwks());
    let url = issuer.url();
    assert!(doctor(&url).starts_with("ok ") && doctor(&url).contains("3 keys"), "{}", doctor(&url));
    issuer.publish(json!({"keys": []}));
    assert!(doctor(&url).starts_with("FAIL"), "{}", doctor(&url));
    drop(issuer);
    assert!(doctor(&url).starts_with("FAIL"), "{}", doctor(&url));
    // Nothing is said of what is not set.
    assert!(!amana(folder.path(), &["doctor"]).1.contains("single sign-on"));
}

#[test]
fn a_provider_whose_certificate_nobody_vouches_for_is_not_asked_for_keys() {
    let key = PKey::from_rsa(Rsa::generate(2048).unwrap()).unwrap();
    let mut name = X509NameBuilder::new().unwrap();
    name.append_entry_by_text("CN", "localhost").unwrap();
    let name = name.build();
    let mut certificate = X509Builder::new().unwrap();
    certificate.set_subject_name(&name).unwrap();
    certificate.set_issuer_name(&name).unwrap();
    certificate.set_pubkey(&key).unwrap();
    certificate.set_not_before(&Asn1Time::days_from_now(0).unwrap()).unwrap();
    certificate.set_not_after(&Asn1Time::days_from_now(1).unwrap()).unwrap();
    certificate.sign(&key, MessageDigest::sha256()).unwrap();
    let mut acceptor = SslAcceptor::mozilla_intermediate(SslMethod::tls()).unwrap();
    acceptor.set_private_key(&key).unwrap();
    acceptor.set_certificate(&certificate.build()).unwrap();
    let acceptor = acceptor.build();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let server = std::thread::spawn(move || acceptor.accept(listener.accept().unwrap().0).is_err());
    let folder = tempfile::tempdir().unwrap();
    let issuer = format!("https://localhost:{port}");
    let (_, said) = amana(folder.path(), &["doctor", "--oidc-audience", AUDIENCE, "--oidc-issuer", &issuer]);
    let line = said.lines().find(|line| line.contains("single sign-on")).unwrap_or_default();
    assert!(line.starts_with("FAIL") && line.contains("certificate"), "{said}");
    assert!(server.join().unwrap(), "the handshake was finished");
}
