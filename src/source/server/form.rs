//! What such a kind of source asks for. All of them ask for the same, in the same order.

use super::super::{Choice, Field, FieldKind, Group};

/// How many things are asked for.
const FIELDS: usize = 18;

pub(super) const TLS: &[Choice] = &[
    Choice { id: "preferred", label: "setting-tls-preferred" },
    Choice { id: "required", label: "setting-tls-required" },
    Choice { id: "authority", label: "setting-tls-authority" },
    Choice { id: "unverified", label: "setting-tls-unverified" },
    Choice { id: "off", label: "setting-tls-off" },
];

/// The fields of a kind, with what it says of its addresses and of its usual port.
pub(in crate::source) const fn fields(address: &'static str, port: &'static str) -> [Field; FIELDS] {
    [
        field(Group::Place, "address", "setting-address", Some(address), FieldKind::Secret),
        field(Group::Place, "host", "setting-host", Some("setting-host-help"), FieldKind::Text),
        field(Group::Place, "port", "setting-port", Some(port), FieldKind::Number),
        field(Group::Place, "user", "setting-user", Some("setting-user-help"), FieldKind::Text),
        field(Group::Place, "password", "setting-password", None, FieldKind::Secret),
        field(Group::Place, "database", "setting-database", None, FieldKind::Text),
        field(Group::Place, "tls", "setting-tls", None, FieldKind::Choice(TLS)),
        field(Group::More, "ca_file", "setting-ca-file", Some("setting-ca-file-help"), FieldKind::File),
        field(Group::More, "ssh_host", "setting-ssh-host", Some("setting-ssh-host-help"), FieldKind::Text),
        field(Group::More, "ssh_user", "setting-ssh-user", None, FieldKind::Text),
        field(Group::More, "ssh_port", "setting-ssh-port", Some("setting-ssh-port-help"), FieldKind::Number),
        field(Group::More, "ssh_key", "setting-ssh-key", Some("setting-ssh-key-help"), FieldKind::File),
        field(Group::What, "table", "setting-table", None, FieldKind::Text),
        field(Group::What, "query", "setting-query", Some("setting-query-help"), FieldKind::LongText),
        field(Group::New, "key", "setting-key", Some("setting-key-help"), FieldKind::Text),
        field(Group::New, "since", "setting-since", Some("setting-since-help"), FieldKind::Text),
        field(Group::New, "again", "setting-again", Some("setting-again-help"), FieldKind::Text),
        field(Group::Reading, "patience", "setting-patience", Some("setting-patience-help"), FieldKind::Number),
    ]
}

const fn field(
    group: Group,
    id: &'static str,
    label: &'static str,
    help: Option<&'static str>,
    kind: FieldKind,
) -> Field {
    Field { id, label, help, kind, required: false, group }
}
