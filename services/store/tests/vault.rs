//! The vault: what it seals opens with the same key, organization and context, and with nothing else.
#![allow(clippy::unwrap_used)] // in the helpers of tests

use std::os::unix::fs::PermissionsExt as _;

use kernel::Caller;
use store::Vault;
use store::testing::{engines_at, sqlite_at};

#[tokio::test]
async fn a_sealed_value_opens_again_after_a_restart() {
    for engine in engines_at(1).await {
        let organization = engine.organization();
        let vault = engine.vault().await;
        let mut tx = engine.db.begin(&Caller::system(organization)).await.unwrap();
        let sealed = vault.seal(&mut tx, organization, "key:1", b"secret").await.unwrap();
        let platform = vault.seal(&mut tx, None, "ca", b"root").await.unwrap();
        tx.commit().await.unwrap();
        assert!(!sealed.windows(6).any(|bytes| bytes == b"secret"));

        let vault = engine.vault().await;
        let mut tx = engine.db.read(&Caller::system(organization)).await.unwrap();
        let opened = vault.open(&mut tx, organization, "key:1", &sealed).await.unwrap();
        assert_eq!(opened.as_slice(), b"secret", "{}", engine.name);
        assert_eq!(
            vault.open(&mut tx, None, "ca", &platform).await.unwrap().as_slice(),
            b"root"
        );
    }
}

#[tokio::test]
async fn a_changed_byte_another_context_or_another_organization_does_not_open() {
    for engine in engines_at(1).await {
        let (vault, organization, other) = (engine.vault().await, engine.organization(), engine.organization());
        let mut tx = engine.db.begin_system().await.unwrap();
        let sealed = vault.seal(&mut tx, organization, "key:1", b"secret").await.unwrap();
        vault.seal(&mut tx, other, "key:1", b"secret").await.unwrap();
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            let error = vault.open(&mut tx, organization, "key:1", &changed).await.unwrap_err();
            assert_eq!(error.reason(), "SEAL_BROKEN", "{} byte {at}", engine.name);
        }
        for short in 0..sealed.len() {
            assert!(
                vault
                    .open(&mut tx, organization, "key:1", &sealed[..short])
                    .await
                    .is_err()
            );
        }
        assert!(vault.open(&mut tx, organization, "key:2", &sealed).await.is_err());
        assert!(vault.open(&mut tx, other, "key:1", &sealed).await.is_err());
        assert!(vault.open(&mut tx, None, "key:1", &sealed).await.is_err());
    }
}

#[tokio::test]
async fn a_fingerprint_is_the_same_after_a_restart_and_differs_by_bytes_purpose_and_installation() {
    let (engine, other) = (store::testing::sqlite().await, store::testing::sqlite().await);
    let of = async |engine: &store::testing::TestDb, purpose: &str, bytes: &[u8]| {
        engine.vault().await.fingerprint(purpose, bytes).unwrap()
    };
    let first = of(&engine, "Send", b"4711").await;
    assert_eq!(first, of(&engine, "Send", b"4711").await);
    assert_ne!(first, of(&engine, "Send", b"4712").await);
    assert_ne!(first, of(&engine, "Void", b"4711").await);
    assert_ne!(first, of(&other, "Send", b"4711").await);
}

#[tokio::test]
async fn a_transaction_cannot_use_the_key_of_another_organization() {
    for engine in engines_at(1).await {
        let (vault, mine, other) = (engine.vault().await, engine.organization(), engine.organization());
        let mut tx = engine.db.begin(&Caller::system(mine)).await.unwrap();
        assert_eq!(
            vault.seal(&mut tx, other, "k", b"s").await.unwrap_err().reason(),
            "INTERNAL",
            "{}",
            engine.name
        );
    }
}

#[tokio::test]
async fn the_first_seals_of_an_organization_agree_on_one_key() {
    for engine in engines_at(1).await {
        let (vault, organization) = (engine.vault().await, engine.organization());
        let seal = async || {
            let mut tx = engine.db.begin(&Caller::system(organization)).await.unwrap();
            let sealed = vault.seal(&mut tx, organization, "k", b"s").await.unwrap();
            tx.commit().await.unwrap();
            sealed
        };
        let sealed = futures::future::join_all((0..4).map(|_| seal())).await;
        let mut tx = engine.db.read(&Caller::system(organization)).await.unwrap();
        for sealed in sealed {
            vault.open(&mut tx, organization, "k", &sealed).await.unwrap();
        }
    }
}

#[tokio::test]
async fn a_key_of_a_rolled_back_transaction_is_forgotten() {
    for engine in engines_at(1).await {
        let (vault, organization) = (engine.vault().await, engine.organization());
        let mut tx = engine.db.begin(&Caller::system(organization)).await.unwrap();
        let lost = vault.seal(&mut tx, organization, "k", b"s").await.unwrap();
        drop(tx);
        let mut tx = engine.db.begin(&Caller::system(organization)).await.unwrap();
        let kept = vault.seal(&mut tx, organization, "k", b"s").await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = engine.db.read(&Caller::system(organization)).await.unwrap();
        assert!(
            vault.open(&mut tx, organization, "k", &lost).await.is_err(),
            "{}",
            engine.name
        );
        vault.open(&mut tx, organization, "k", &kept).await.unwrap();
    }
}

#[tokio::test]
async fn the_master_key_is_private_and_a_lost_or_foreign_one_is_refused() {
    let engine = sqlite_at(1).await;
    let file = engine.directory.path().join("master.key");
    engine.vault().await;
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&file), 0o600);
    let refusal = async || Vault::unlock(&engine.db, &file).await.err().map(|error| error.reason());

    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    assert_eq!(refusal().await, Some("MASTER_KEY_EXPOSED"));
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o400)).unwrap();
    assert_eq!(refusal().await, None);

    let kept = file.with_extension("kept");
    std::fs::rename(&file, &kept).unwrap();
    assert_eq!(refusal().await, Some("MASTER_KEY_MISSING"));
    assert!(!file.exists(), "no new key for old data");
    for (content, reason) in [(vec![7; 32], "MASTER_KEY_WRONG"), (vec![7; 31], "MASTER_KEY_MALFORMED")] {
        std::fs::write(&file, content).unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
        assert_eq!(refusal().await, Some(reason));
    }
    std::fs::rename(&kept, &file).unwrap();
    assert_eq!(refusal().await, None);
}
