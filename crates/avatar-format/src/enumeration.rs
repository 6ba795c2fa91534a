//! One way to declare an enumeration of strings: its values, its documentation
//! and its JSON Schema come from a single declaration.

/// Declares an enumeration whose variants are written as strings.
///
/// Beside the type it derives `ALL`, `as_str`, `documentation`, `Display`,
/// `FromStr`, and, with the feature `types`, serde and JSON Schema.
#[macro_export]
#[doc(hidden)]
macro_rules! enumeration {
    (
        $(#[doc = $doc:literal])*
        pub enum $name:ident {
            $(
                $(#[doc = $variant_doc:literal])*
                $variant:ident = $value:literal
            ),+ $(,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(
                $(#[doc = $variant_doc])*
                $variant,
            )+
        }

        impl $name {
            /// Every value, in the order of the published package.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The value as it is written.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $value,)+
                }
            }

            /// What the value means, for people.
            pub const fn documentation(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!($($variant_doc, "\n",)*),)+
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::InvalidValue;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::ALL
                    .iter()
                    .copied()
                    .find(|value| value.as_str() == text)
                    .ok_or_else(|| $crate::InvalidValue::new(
                        stringify!($name),
                        format!("`{text}` is none of its values"),
                    ))
            }
        }

        $crate::derived!($name, concat!($($doc, "\n",)*));
    };
}

#[cfg(not(feature = "types"))]
#[macro_export]
#[doc(hidden)]
macro_rules! derived {
    ($name:ident, $doc:expr) => {};
}
