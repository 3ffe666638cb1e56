//! A thread that serves one loopback socket.

use std::future::Future;
use std::net::{Ipv4Addr, SocketAddr};
use std::thread::JoinHandle;

use socket2::{Domain, Socket, Type};
use tokio::net::TcpListener;
use tokio::runtime::Builder;
use tokio::sync::oneshot;

/// A server's thread. Dropping it ends the thread together with every task that the server started, and waits for that.
#[derive(Debug)]
pub(crate) struct Host {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// A port that nobody else can have, and where nobody listens yet.
#[derive(Debug)]
pub(crate) struct Reserved(Socket);

impl Reserved {
    pub(crate) fn new() -> Self {
        let socket = Socket::new(Domain::IPV4, Type::STREAM, None).expect("there can be sockets");
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        socket.bind(&address.into()).expect("loopback has a free port");
        Self(socket)
    }

    /// Where the server will listen.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address())
    }

    /// Serves it.
    pub(crate) fn start<F: Future>(self, serve: impl FnOnce(TcpListener) -> F + Send + 'static) -> Host {
        let address = self.address();
        self.0.listen(1024).expect("a bound socket can listen");
        self.0.set_nonblocking(true).expect("sockets can be non-blocking");
        Host::serve(self.0.into(), address, serve)
    }

    fn address(&self) -> SocketAddr {
        let address = self.0.local_addr().ok().and_then(|address| address.as_socket());
        address.expect("the socket is bound")
    }
}

impl Host {
    /// Serves a port that nobody else uses.
    pub(crate) fn start<F: Future>(serve: impl FnOnce(TcpListener) -> F + Send + 'static) -> Self {
        Reserved::new().start(serve)
    }

    fn serve<F: Future>(
        socket: std::net::TcpListener,
        address: SocketAddr,
        serve: impl FnOnce(TcpListener) -> F + Send + 'static,
    ) -> Self {
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::spawn(move || {
            let runtime = Builder::new_current_thread().enable_io().build().expect("a runtime can be built");
            runtime.block_on(async {
                let listener = TcpListener::from_std(socket).expect("the socket is non-blocking");
                tokio::select! {
                    _ = serve(listener) => {}
                    _ = stopped => {}
                }
            });
        });
        Self { address, stop: Some(stop), thread: Some(thread) }
    }

    /// Where the server listens.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // The thread may have ended by itself.
            let _ = stop.send(());
        }
        let ended_well = self.thread.take().is_none_or(|thread| thread.join().is_ok());
        assert!(ended_well || std::thread::panicking(), "the server panicked");
    }
}
