//! Mutual TLS: a server that takes nobody without a certificate of its own authority.
//!
//! The certificates are valid until 2076. A client trusts the authorities of its platform, and on most platforms those are
//! in a file that the environment names: so the client is in a process of its own, which is this program with another test.

use std::net::SocketAddr;
use std::process::Command;
use std::sync::Arc;

use clientwright_tests::cases::security_schemes::{Client, Error, RetryPolicy};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::server::WebPkiClientVerifier;
use tokio_rustls::rustls::{RootCertStore, ServerConfig};

const AUTHORITY: &str = include_str!("mutual_tls/authority.pem");
const SERVER: &str = include_str!("mutual_tls/server.pem");
const CLIENT: &str = include_str!("mutual_tls/client.pem");

/// Where the child process finds the server, and whether it is to show a certificate.
const ADDRESS: &str = "CLIENTWRIGHT_TEST_ADDRESS";
const SHOWS: &str = "CLIENTWRIGHT_TEST_SHOWS_CERTIFICATE";

#[tokio::test(flavor = "multi_thread")]
async fn the_certificate_is_shown_to_a_server_that_demands_one() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(serve(listener));
    tokio::task::spawn_blocking(move || call(address, true)).await.unwrap();
    let (shown, request) = server.await.unwrap().unwrap();
    assert_eq!(shown, [CertificateDer::from_pem_slice(CLIENT.as_bytes()).unwrap()]);
    assert!(request.starts_with("GET /tls HTTP/1.1\r\n"), "{request}");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_certificate_such_a_server_is_a_failure_of_the_transport() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(serve(listener));
    tokio::task::spawn_blocking(move || call(address, false)).await.unwrap();
    let refusal = server.await.unwrap().unwrap_err();
    assert!(refusal.to_string().contains("peer sent no certificates"), "{refusal}");
}

/// What the child process does.
#[tokio::test]
#[ignore = "the process of a client, which the other tests start"]
async fn a_client() {
    let Ok(address) = std::env::var(ADDRESS) else { return };
    let builder = Client::builder().base_url(format!("https://{address}")).retry(RetryPolicy::never());
    if std::env::var_os(SHOWS).is_some() {
        builder.identity(CLIENT).api_key_header("k").build().unwrap().tls().await.unwrap();
    } else {
        let error = builder.api_key_header("k").build().unwrap().tls().await.unwrap_err();
        assert!(matches!(error, Error::Transport(_)), "{error}");
    }
}

/// Calls the server from a process that trusts the authority.
fn call(address: SocketAddr, shows: bool) {
    let folder = tempfile::tempdir().unwrap();
    let authority = folder.path().join("authority.pem");
    std::fs::write(&authority, AUTHORITY).unwrap();
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--ignored", "--exact", "schemes::mutual_tls::a_client"]);
    child.env("SSL_CERT_FILE", &authority).env(ADDRESS, address.to_string());
    if shows {
        child.env(SHOWS, "");
    }
    let output = child.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
}

/// Serves one request: the certificates that came with it, and its head.
async fn serve(listener: TcpListener) -> std::io::Result<(Vec<CertificateDer<'static>>, String)> {
    let (stream, _) = listener.accept().await?;
    let mut stream = TlsAcceptor::from(Arc::new(demanding())).accept::<TcpStream>(stream).await?;
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") && stream.read_buf(&mut request).await? > 0 {}
    stream.write_all(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n").await?;
    stream.shutdown().await?;
    let shown = stream.get_ref().1.peer_certificates().unwrap_or_default();
    let shown = shown.iter().map(|certificate| certificate.clone().into_owned()).collect();
    Ok((shown, String::from_utf8_lossy(&request).into_owned()))
}

/// A server that demands a certificate of the authority.
fn demanding() -> ServerConfig {
    let provider = Arc::new(aws_lc_rs::default_provider());
    let mut authorities = RootCertStore::empty();
    authorities.add(CertificateDer::from_pem_slice(AUTHORITY.as_bytes()).unwrap()).unwrap();
    let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(authorities), Arc::clone(&provider));
    let certificate = CertificateDer::from_pem_slice(SERVER.as_bytes()).unwrap();
    let key = PrivateKeyDer::from_pem_slice(SERVER.as_bytes()).unwrap();
    ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_client_cert_verifier(verifier.build().unwrap())
        .with_single_cert(vec![certificate], key)
        .unwrap()
}
