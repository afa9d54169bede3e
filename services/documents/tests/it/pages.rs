use contracts::chancery::documents::v1 as wire;

use crate::world::{answer, header, pdf, upload, worlds};

#[tokio::test]
async fn a_page_is_drawn_as_wide_as_asked() {
    for world in worlds().await {
        let client = &mut world.connect(&world.person()).await;
        let document = upload(client, header("a.pdf"), &pdf("linearized-xrefstm.pdf"))
            .await
            .unwrap();
        let mut draw = async |page, width| {
            let req = wire::RenderPageRequest {
                id: document.id.clone(),
                page,
                width,
            };
            answer(client.render_page(req).await).map(|image| image.png)
        };
        for (asked, width) in [(64, 64), (0, 1200), (64, 64)] {
            let png = draw(3, asked).await.unwrap();
            assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
            assert_eq!(u32::from_be_bytes(png[16..20].try_into().unwrap()), width);
        }
        assert_eq!(draw(4, 64).await.unwrap_err(), "PDF_PAGE_UNKNOWN");
        assert_eq!(draw(1, 63).await.unwrap_err(), "PAGE_WIDTH_INVALID");
        assert_eq!(draw(0, 64).await.unwrap_err(), "VALIDATION_FAILED");
        assert_eq!(
            world.actions().await,
            ["document.uploaded"],
            "looking at a page is no act"
        );
    }
}
