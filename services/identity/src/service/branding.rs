//! The branding part of `OrganizationService`.

use contracts::chancery::identity::v1 as wire;
use kernel::{Id, Result, kinds};
use rpc::Call;
use store::Tx;

use super::Identity;
use crate::convert;
use crate::store::brandings;

impl Identity {
    pub(super) async fn branding(&self, call: &Call) -> Result<wire::Branding> {
        let mut tx = self.db.read(call).await?;
        shown(&mut tx, call.organization()?).await
    }

    pub(super) async fn update_branding(&self, call: Call, req: wire::UpdateBrandingRequest) -> Result<wire::Branding> {
        let organization = call.organization()?;
        let change = convert::branding_change(&req)?;

        let mut tx = rpc::begin!(self.db, call, req);
        let before = brandings::get(&mut tx, organization).await?;
        let after = before.change(&change)?;
        brandings::put(&mut tx, organization, &after).await?;
        if let Some(logo) = &change.logo {
            brandings::put_logo(&mut tx, organization, logo.as_ref(), after.logo_sha256.as_deref()).await?;
        }
        tx.record(before.changed(organization, &after)).await?;
        let shown = shown(&mut tx, organization).await?;
        tx.finish(shown).await
    }
}

async fn shown(tx: &mut Tx, organization: Id<kinds::Organization>) -> Result<wire::Branding> {
    let branding = brandings::get(tx, organization).await?;
    let logo = brandings::logo(tx, organization).await?;
    Ok(convert::branding(branding, logo.unwrap_or_default()))
}
