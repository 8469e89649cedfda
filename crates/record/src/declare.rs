//! How a record is declared: each field once, with its unit in its name, its kind, its plausible range and the
//! sentence that asks for it. The struct, the range check, the facts that rules may read and the question for a
//! missing measurement all come from that one line, so they cannot drift apart.

/// Declares an enum of words as written in a case file.
macro_rules! words {
    ($(#[doc = $doc:literal])+ $name:ident { $($(#[doc = $word_doc:literal])+ $variant:ident = $word:tt,)* }) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        pub enum $name {
            $($(#[doc = $word_doc])+ #[serde(rename = $word)] $variant,)*
        }

        impl $name {
            /// Every word, in the order of the documentation.
            pub const WORDS: &[&str] = &[$($word),*];

            /// The word in a case file.
            pub const fn word(self) -> &'static str {
                match self {
                    $($name::$variant => $word,)*
                }
            }
        }

        impl $crate::AsFact for $name {
            fn fact(&self) -> $crate::Value {
                $crate::Value::Word(self.word().to_owned())
            }
        }
    };
}

/// Declares a record of optional fields. Kinds: `number [low, high]`, `measured [low, high]` (a number that may
/// carry its instrument and confidence), `flag`, `word(Enum)`, `text`, `date` (text, year-month-day).
macro_rules! record {
    ($(#[doc = $doc:literal])+ $name:ident {
        $($(#[doc = $field_doc:literal])+ $field:ident: $kind:ident $(($word:ident))? $([$low:literal, $high:literal])?;)*
    }) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields, default)]
        pub struct $name {
            $($(#[doc = $field_doc])+
            #[serde(skip_serializing_if = "Option::is_none")]
            pub $field: Option<$crate::declare::record!(@type $kind $($word)?)>,)*
        }

        impl $crate::Record for $name {
            const FIELDS: &'static [$crate::Field] = &[$($crate::Field {
                key: stringify!($field),
                kind: $crate::declare::record!(@kind $kind $($word)? $($low, $high)?),
                ask: concat!($($field_doc),+),
            }),*];

            fn values(&self) -> Vec<Option<$crate::Value>> {
                use $crate::AsFact;
                vec![$(self.$field.as_ref().map(AsFact::fact)),*]
            }

            fn readings(&self) -> Vec<(&'static str, &$crate::Reading)> {
                use $crate::AsFact;
                let all = [$((stringify!($field), self.$field.as_ref().and_then(AsFact::reading))),*];
                all.into_iter().filter_map(|(key, reading)| Some((key, reading?))).collect()
            }
        }
    };
    (@type number) => { f64 };
    (@type measured) => { $crate::Measured };
    (@type flag) => { bool };
    (@type text) => { String };
    (@type date) => { String };
    (@type word $word:ident) => { $word };
    (@kind number $low:literal, $high:literal) => { $crate::Kind::Number { low: $low, high: $high } };
    (@kind measured $low:literal, $high:literal) => { $crate::Kind::Number { low: $low, high: $high } };
    (@kind flag) => { $crate::Kind::Flag };
    (@kind text) => { $crate::Kind::Text };
    (@kind date) => { $crate::Kind::Date };
    (@kind word $word:ident) => { $crate::Kind::Word($word::WORDS) };
}

pub(crate) use {record, words};
