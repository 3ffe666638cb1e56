//! A thread that serves one loopback socket.

use std::future::Future;
use std::net::SocketAddr;
use std::thread::JoinHandle;

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

impl Host {
    /// Serves a port that nobody else uses.
    pub(crate) fn start<F: Future>(serve: impl FnOnce(TcpListener) -> F + Send + 'static) -> Self {
        let socket = std::net::TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
        socket.set_nonblocking(true).expect("sockets can be non-blocking");
        let address = socket.local_addr().expect("the socket is bound");
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
