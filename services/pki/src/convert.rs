//! Contract messages from and to this room's types.

use contracts::chancery::pki::v1 as proto;
use kernel::{Error, Result};
use rpc::timestamp;

use crate::held::{HeldCertificate, Origin, Purpose, Status};
use crate::x509::{Certificate, Crl, RevocationReason};

pub(crate) fn certificate(held: HeldCertificate) -> Result<proto::Certificate> {
    let pem = Certificate::from_der(&held.der)?.to_pem()?;
    let (revoke_time, reason) = held.revocation.unzip();
    Ok(proto::Certificate {
        id: held.id.to_string(),
        label: held.label,
        r#type: origin(held.origin).into(),
        purpose: purpose(held.purpose).into(),
        status: status(held.status).into(),
        user_id: held.user.map(|u| u.to_string()).unwrap_or_default(),
        email: held.email,
        serial_number: held.serial_number,
        subject_common_name: held.subject_cn,
        issuer_common_name: held.issuer_cn,
        valid_from_time: Some(timestamp(held.valid_from)),
        valid_to_time: Some(timestamp(held.valid_to)),
        key_algorithm: key_algorithm(&held.key_type, held.key_size),
        usage_count: held.usage_count,
        last_use_time: held.last_used_at.map(timestamp),
        revoke_time: revoke_time.map(timestamp),
        revocation_reason: reason.map(reason_to_proto).unwrap_or_default().into(),
        pem: String::from_utf8(pem).map_err(Error::internal)?,
        create_time: Some(timestamp(held.created_at)),
    })
}

fn key_algorithm(family: &str, bits: i64) -> String {
    match family {
        "EC" => format!("ECDSA P-{bits}"),
        "ED25519" => "Ed25519".to_owned(),
        other => format!("{other} {bits}"),
    }
}

fn origin(origin: Origin) -> proto::certificate::Type {
    match origin {
        Origin::SelfSigned => proto::certificate::Type::SelfSigned,
        Origin::AuthorityIssued => proto::certificate::Type::CaIssued,
        Origin::Eidas => proto::certificate::Type::Eidas,
        Origin::Corporate => proto::certificate::Type::Corporate,
    }
}

fn purpose(purpose: Purpose) -> proto::certificate::Purpose {
    match purpose {
        Purpose::Signer => proto::certificate::Purpose::Signer,
        Purpose::Seal => proto::certificate::Purpose::Seal,
    }
}

fn status(status: Status) -> proto::certificate::Status {
    match status {
        Status::Active => proto::certificate::Status::Active,
        Status::Suspended => proto::certificate::Status::Suspended,
        Status::Revoked => proto::certificate::Status::Revoked,
        Status::Expired => proto::certificate::Status::Expired,
    }
}

fn reason_to_proto(reason: RevocationReason) -> proto::RevocationReason {
    match reason {
        RevocationReason::KeyCompromise => proto::RevocationReason::KeyCompromise,
        RevocationReason::AffiliationChanged => proto::RevocationReason::AffiliationChanged,
        RevocationReason::Superseded => proto::RevocationReason::Superseded,
        RevocationReason::CessationOfOperation => proto::RevocationReason::CessationOfOperation,
        RevocationReason::PrivilegeWithdrawn => proto::RevocationReason::PrivilegeWithdrawn,
        // The contract has no word for the rest, which nobody can ask for.
        _ => proto::RevocationReason::Unspecified,
    }
}

pub(crate) fn reason(number: i32) -> Result<RevocationReason> {
    let reason = proto::RevocationReason::try_from(number)
        .map_err(|_| Error::invalid("REVOCATION_REASON_UNKNOWN", "reason", "must be one of RevocationReason"))?;
    Ok(match reason {
        proto::RevocationReason::Unspecified => RevocationReason::Unspecified,
        proto::RevocationReason::KeyCompromise => RevocationReason::KeyCompromise,
        proto::RevocationReason::AffiliationChanged => RevocationReason::AffiliationChanged,
        proto::RevocationReason::Superseded => RevocationReason::Superseded,
        proto::RevocationReason::CessationOfOperation => RevocationReason::CessationOfOperation,
        proto::RevocationReason::PrivilegeWithdrawn => RevocationReason::PrivilegeWithdrawn,
    })
}

pub(crate) fn authority(root: &Certificate, crl_url: &str) -> Result<proto::CertificateAuthority> {
    Ok(proto::CertificateAuthority {
        common_name: root.subject_name(),
        root_pem: String::from_utf8(root.to_pem()?).map_err(Error::internal)?,
        sha256_fingerprint: crate::x509::hex(&root.fingerprint()?),
        valid_to_time: Some(timestamp(root.not_after())),
        crl_url: crl_url.to_owned(),
    })
}

pub(crate) fn revocation_list(list: &Crl) -> proto::CertificateRevocationList {
    proto::CertificateRevocationList {
        der: list.der().to_vec().into(),
        this_update_time: Some(timestamp(list.this_update())),
        next_update_time: list.next_update().map(timestamp),
    }
}
