//! A body that grows: lines are sent to the page as they come.

use axum::body::{Body, Bytes, HttpBody};
use http_body::Frame;
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// The lines that have come, as a body.
struct Lines(UnboundedReceiver<String>);

impl HttpBody for Lines {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let line = self.0.poll_recv(context);
        line.map(|line| line.map(|line| Ok(Frame::data(Bytes::from(line)))))
    }
}

/// A body, and where its lines are sent. The body ends when the sender is dropped.
pub fn lines() -> (UnboundedSender<String>, Body) {
    let (sender, receiver) = unbounded_channel();
    (sender, Body::new(Lines(receiver)))
}
