//! What of the credentials goes where a redirect leads.

use super::{all, credentials, expected, server};
use clientwright_tests::faults::{Fault, FaultServer, Plan};

#[tokio::test]
async fn no_credential_goes_to_another_origin() {
    for location in ["/there", "/there?a=b"] {
        let there = server();
        let here = FaultServer::start(Plan::always(Fault::Redirect(307, there.url() + location)));
        all(&here).build().unwrap().both().await.unwrap();
        let sent = credentials(&here.only_request());
        assert!(sent.iter().all(Option::is_some), "{sent:?}");
        let query = location.split_once('?').map(|(_, query)| query);
        assert_eq!(there.only_request().target(), location);
        assert_eq!(credentials(&there.only_request()), expected([None, None, query, None]));
    }
}

#[tokio::test]
async fn the_location_is_taken_as_it_is() {
    let absent = FaultServer::absent();
    let server = absent.start(Plan::of([Fault::Redirect(307, "/there?a=b".to_owned())]));
    let _ = all(&server).build().unwrap().both().await;
    let requests = server.requests();
    let [first, second] = requests.as_slice() else { panic!("{requests:?}") };
    let mut there = credentials(first);
    there[2] = Some("a=b".to_owned());
    assert_eq!(credentials(second), there);
}
