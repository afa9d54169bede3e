use contracts::chancery::identity::v1 as wire;
use contracts::chancery::identity::v1::organization_service_server::OrganizationService as _;
use rpc::Call;

use crate::world::{World, answer, request_id, worlds};

const EVERYTHING: [&str; 4] = ["accent_color", "support_text", "logo", "embedding_origins"];

async fn get(world: &World, caller: &Call) -> wire::Branding {
    let request = rpc::request(caller.clone(), wire::GetBrandingRequest {});
    world.identity.get_branding(request).await.unwrap().into_inner()
}

async fn update(
    world: &World,
    caller: &Call,
    branding: wire::Branding,
    paths: &[&str],
) -> Result<wire::Branding, String> {
    let paths = paths.iter().map(|path| (*path).to_owned()).collect();
    let req = wire::UpdateBrandingRequest {
        request_id: request_id(),
        branding: Some(branding),
        update_mask: Some(prost_types::FieldMask { paths }),
    };
    answer(world.identity.update_branding(rpc::request(caller.clone(), req)).await)
}

fn logo() -> Vec<u8> {
    let mut bytes = vec![];
    let mut encoder = png::Encoder::new(&mut bytes, 2, 2);
    encoder.set_color(png::ColorType::Grayscale);
    encoder
        .write_header()
        .unwrap()
        .write_image_data(&[0, 85, 170, 255])
        .unwrap();
    bytes
}

fn chosen() -> wire::Branding {
    wire::Branding {
        accent_color: "#1a7f5a".to_owned(),
        support_text: "Ring us:\n+976 11 000000".to_owned(),
        logo: logo().into(),
        embedding_origins: vec!["HTTPS://www.Example.com/".to_owned()],
        ..Default::default()
    }
}

#[tokio::test]
async fn an_organization_chooses_how_it_looks_and_takes_it_back() {
    for world in worlds().await {
        let caller = world
            .caller(&world.found("acme", "anna@example.org").await.session_token)
            .await;
        let other = world
            .caller(&world.found("other", "bela@example.org").await.session_token)
            .await;
        let before = get(&world, &caller).await;
        assert_eq!(
            before,
            wire::Branding {
                etag: "0".to_owned(),
                ..Default::default()
            }
        );

        let made = update(
            &world,
            &caller,
            wire::Branding {
                etag: before.etag,
                ..chosen()
            },
            &EVERYTHING,
        )
        .await
        .unwrap();
        assert_eq!(get(&world, &caller).await, made);
        assert_eq!((made.accent_color.as_str(), made.logo_sha256.len()), ("#1a7f5a", 64));
        assert_eq!(made.embedding_origins, ["https://www.example.com"]);
        assert!(made.logo.starts_with(b"\x89PNG"));
        assert_eq!(get(&world, &other).await.accent_color, "", "{}", world.engine.name);

        let db = &world.engine.db;
        assert_eq!(
            identity::embedding_origins(db, "acme").await.unwrap(),
            made.embedding_origins
        );
        assert!(identity::embedding_origins(db, "other").await.unwrap().is_empty());

        let kept = update(&world, &caller, wire::Branding::default(), &["accent_color"])
            .await
            .unwrap();
        assert_eq!((kept.accent_color.as_str(), &kept.logo), ("", &made.logo));
        let gone = update(&world, &caller, wire::Branding::default(), &EVERYTHING)
            .await
            .unwrap();
        assert!(gone.logo.is_empty() && gone.logo_sha256.is_empty() && gone.embedding_origins.is_empty());
        assert_eq!(&world.actions().await[2..], ["organization.branding_updated"; 3]);
    }
}

#[tokio::test]
async fn what_could_harm_those_who_look_is_refused() {
    for world in worlds().await {
        let caller = world
            .caller(&world.found("acme", "anna@example.org").await.session_token)
            .await;
        let svg = wire::Branding {
            logo: b"<svg onload='alert(1)'/>".as_slice().into(),
            ..chosen()
        };
        let anywhere = wire::Branding {
            embedding_origins: vec!["*".to_owned()],
            ..chosen()
        };
        let policy = wire::Branding {
            embedding_origins: vec!["https://a.example; script-src *".to_owned()],
            ..chosen()
        };
        let invisible = wire::Branding {
            support_text: "a\u{7}b".to_owned(),
            ..chosen()
        };
        let color = wire::Branding {
            accent_color: "red;}".to_owned(),
            ..chosen()
        };
        let stale = wire::Branding {
            etag: "7".to_owned(),
            ..chosen()
        };
        for (branding, reason) in [
            (svg, "LOGO_INVALID"),
            (anywhere, "ORIGIN_INVALID"),
            (policy, "ORIGIN_INVALID"),
            (invisible, "TEXT_BLANK"),
            (color, "VALIDATION_FAILED"),
            (stale, "ETAG_MISMATCH"),
        ] {
            assert_eq!(
                update(&world, &caller, branding, &EVERYTHING).await.unwrap_err(),
                reason
            );
        }
        let slug = update(&world, &caller, chosen(), &["slug"]).await.unwrap_err();
        assert_eq!(slug, "UPDATE_MASK_UNKNOWN_FIELD");
        assert_eq!(get(&world, &caller).await.etag, "0");
    }
}
