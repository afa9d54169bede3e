//! Enums are kept as lower-case text, in the words of the migrations' checks.

/// Gives an enum its words.
macro_rules! stored_as_text {
    ($name:ident { $($variant:ident = $text:literal),* $(,)? }) => {
        impl $name {
            /// The word in the database.
            pub(crate) fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }

            /// The value of a word from the database.
            pub(crate) fn from_text(text: &str) -> kernel::Result<Self> {
                match text {
                    $($text => Ok(Self::$variant),)*
                    _ => Err(kernel::Error::internal(concat!("an unknown word for ", stringify!($name)))),
                }
            }
        }
    };
}
pub(crate) use stored_as_text;
