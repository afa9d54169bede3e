//! Messages as canonical JSON, the same that the server gives over HTTP: made from the descriptors.

use std::sync::LazyLock;

use kernel::{Error, Result};
use prost::Name;
use prost_reflect::{DescriptorPool, DynamicMessage};
use serde_json::Value;

static POOL: LazyLock<Option<DescriptorPool>> =
    LazyLock::new(|| DescriptorPool::decode(contracts::DESCRIPTOR_SET).ok());

/// The message as JSON.
///
/// # Errors
/// `INTERNAL` when it is no message of the contracts.
pub fn to_json<M: Name>(message: &M) -> Result<Value> {
    let descriptor = POOL.as_ref().and_then(|pool| pool.get_message_by_name(&M::full_name()));
    let descriptor = descriptor.ok_or_else(|| Error::internal(M::full_name()))?;
    let message = DynamicMessage::decode(descriptor, message.encode_to_vec().as_slice()).map_err(Error::internal)?;
    serde_json::to_value(message).map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_written_as_the_server_writes_it() {
        let link = contracts::chancery::envelopes::v1::SigningLink {
            id: "lnk_1".to_owned(),
            expire_time: Some(prost_types::Timestamp { seconds: 0, nanos: 0 }),
            ..Default::default()
        };
        let json = serde_json::json!({ "id": "lnk_1", "expireTime": "1970-01-01T00:00:00Z" });
        assert_eq!(to_json(&link).unwrap(), json);
    }
}
