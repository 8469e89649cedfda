//! The words of the papers and of the report's first screen in the reader's language: one catalogue, a Fluent file for each
//! language in `words/`.
//!
//! English is complete and the reference. A message that another language lacks is said in English. Sentences that
//! others write (rules, names of modifications, checks) are found by their English text, so that a sentence which a clinic
//! has changed is shown as it was changed, and never under a translation of the older one. A message with values in it
//! finds every sentence of its form: the values are taken out of the English and put into the other language.

use crate::ReportError;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, PatternElement};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A language of the catalogue, by its tag (BCP 47).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Polish.
    Pl,
}

impl Language {
    /// Every language, English first. A further language is a variant, its tag and its file.
    pub const ALL: [Language; 2] = [Language::En, Language::Pl];

    /// Its tag.
    pub fn tag(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::Pl => "pl",
        }
    }

    /// Its messages, as Fluent writes them.
    pub fn file(self) -> &'static str {
        match self {
            Language::En => include_str!("../words/en.ftl"),
            Language::Pl => include_str!("../words/pl.ftl"),
        }
    }
}

/// The words in one language.
pub struct Words {
    language: Language,
    own: FluentBundle<FluentResource>,
    english: FluentBundle<FluentResource>,
    /// Messages by the first word of their name and their English text.
    by_text: BTreeMap<(String, String), String>,
    /// Messages with values in them.
    by_form: Vec<Form>,
}

/// A message with values in it, in English.
struct Form {
    id: String,
    pieces: Vec<Piece>,
}

/// A part of a message.
enum Piece {
    Text(String),
    Value(String),
}

impl Words {
    /// The words of a language.
    ///
    /// # Errors
    /// The file of the language is not Fluent, which is an internal error.
    ///
    /// ```
    /// use windlass_report::words::{Language, Words};
    /// let polish = Words::of(Language::Pl)?;
    /// assert_eq!(polish.said("feature", "heel lift"), "podwyższenie pięty");
    /// assert_eq!(polish.said("interval", "-1.5 to +4 deg"), "od -1,5 do +4°");
    /// assert_eq!(polish.amount("4.5 deg")?, "4,5°");
    /// # Ok::<(), windlass_report::ReportError>(())
    /// ```
    pub fn of(language: Language) -> Result<Words, ReportError> {
        let english = Language::En;
        let by_text =
            messages(english.file())?.into_iter().map(|(id, text)| ((group(&id), text), id)).collect();
        Ok(Words {
            language,
            own: bundle(language)?,
            english: bundle(english)?,
            by_text,
            by_form: forms(english.file())?,
        })
    }

    /// The tag of the language, for the page.
    pub fn tag(&self) -> &'static str {
        self.language.tag()
    }

    /// A message.
    ///
    /// # Errors
    /// The catalogue lacks it (an internal error).
    pub fn say(&self, id: &str) -> Result<String, ReportError> {
        self.say_with(id, &[])
    }

    /// A message with values in it.
    ///
    /// # Errors
    /// The catalogue lacks it, or it asks for a value that is not given (an internal error).
    pub fn say_with(&self, id: &str, values: &[(&str, &str)]) -> Result<String, ReportError> {
        self.formatted(id, &values.iter().copied().collect())
    }

    /// A message about so many things, as `count` in it: the language chooses the form of the noun.
    ///
    /// # Errors
    /// The catalogue lacks it, or it asks for another value (an internal error).
    pub fn say_count(&self, id: &str, count: usize) -> Result<String, ReportError> {
        self.formatted(id, &[("count", FluentValue::from(count))].into_iter().collect())
    }

    fn formatted(&self, id: &str, arguments: &FluentArgs<'_>) -> Result<String, ReportError> {
        let missing = || ReportError::Words(id.to_owned());
        let bundle = if self.own.has_message(id) { &self.own } else { &self.english };
        let pattern = bundle.get_message(id).and_then(|message| message.value()).ok_or_else(missing)?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(arguments), &mut errors).into_owned();
        if errors.is_empty() { Ok(text) } else { Err(missing()) }
    }

    /// A text that others wrote in English; as it is where the catalogue does not know it, but for the decimal mark of an
    /// amount. `group` is the first word of the message's name: what is called "full" of a cover is not what is called
    /// "full" of a device.
    pub fn said(&self, group: &str, english: &str) -> String {
        if self.language == Language::En {
            return english.to_owned();
        }
        let exact =
            self.by_text.get(&(group.to_owned(), english.to_owned())).and_then(|id| self.say(id).ok());
        let found = exact.or_else(|| self.by_form(group, english)).or_else(|| self.amount(english).ok());
        found.unwrap_or_else(|| english.to_owned())
    }

    /// A sentence by its form: each value is looked up in the group that its name begins with.
    fn by_form(&self, group: &str, english: &str) -> Option<String> {
        let of_group = self.by_form.iter().filter(|form| self::group(&form.id) == group);
        of_group.filter_map(|form| Some((form, form.values(english)?))).find_map(|(form, values)| {
            let said = |(name, value): (&str, &str)| {
                let group = name.split('-').next().unwrap_or_default();
                (name.to_owned(), self.said(group, value))
            };
            let said: Vec<(String, String)> = values.into_iter().map(said).collect();
            let given: Vec<(&str, &str)> = said.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            self.say_with(&form.id, &given).ok()
        })
    }

    /// A number with or without its unit, such as `4.5 mm`, `4 deg` or `-6 %`; other text as it is.
    ///
    /// # Errors
    /// The catalogue lacks the unit's message (an internal error).
    pub fn amount(&self, text: &str) -> Result<String, ReportError> {
        let (number, unit) = text.rsplit_once(' ').unwrap_or((text, ""));
        if number.parse::<f64>().is_err() {
            return Ok(text.to_owned());
        }
        let number = number.replace('.', &self.say("amount-decimal-mark")?);
        match unit {
            "" => Ok(number),
            "mm" | "deg" => self.say_with(&format!("amount-{unit}"), &[("number", &number)]),
            other => Ok(format!("{number} {other}")),
        }
    }
}

impl Form {
    /// The values of a sentence of this form, from its end: of two places where a part could end, the later one is meant.
    fn values<'a>(&'a self, text: &'a str) -> Option<Vec<(&'a str, &'a str)>> {
        let (mut values, mut rest, mut open) = (Vec::new(), text, None);
        for piece in self.pieces.iter().rev() {
            match (piece, open.take()) {
                (Piece::Text(part), None) => rest = rest.strip_suffix(part.as_str())?,
                (Piece::Text(part), Some(name)) => {
                    let (before, value) = rest.rsplit_once(part.as_str())?;
                    values.push((name, value));
                    rest = before;
                }
                (Piece::Value(name), None) => open = Some(name.as_str()),
                // Nothing says where one value ends and the next begins.
                (Piece::Value(_), Some(_)) => return None,
            }
        }
        match open {
            Some(name) => values.push((name, rest)),
            None if rest.is_empty() => {}
            None => return None,
        }
        values.iter().all(|(_, value)| !value.is_empty()).then_some(values)
    }
}

/// The messages of a file with plain values in them; those that choose between forms are never looked up by their text.
fn forms(file: &str) -> Result<Vec<Form>, ReportError> {
    let resource = resource(file)?;
    let form = |entry: &Entry<&str>| {
        let Entry::Message(message) = entry else { return None };
        let pieces = message.value.as_ref()?.elements.iter().map(|element| match element {
            PatternElement::TextElement { value } => Some(Piece::Text((*value).to_owned())),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => Some(Piece::Value(id.name.to_owned())),
            PatternElement::Placeable { .. } => None,
        });
        let pieces: Vec<Piece> = pieces.collect::<Option<_>>()?;
        let has_values = pieces.iter().any(|piece| matches!(piece, Piece::Value(_)));
        has_values.then(|| Form { id: message.id.name.to_owned(), pieces })
    };
    Ok(resource.entries().filter_map(form).collect())
}

/// The messages of a language that hold text alone: name and text, in the order of the file. Messages with values in them have
/// an empty text.
///
/// # Errors
/// The text is not Fluent.
pub fn messages(file: &str) -> Result<Vec<(String, String)>, ReportError> {
    let resource = resource(file)?;
    let found = resource.entries().filter_map(|entry| match entry {
        Entry::Message(message) => {
            let elements = message.value.as_ref().map(|value| value.elements.as_slice());
            let text = match elements {
                Some([PatternElement::TextElement { value }]) => (*value).to_owned(),
                _ => String::new(),
            };
            Some((message.id.name.to_owned(), text))
        }
        _ => None,
    });
    Ok(found.collect())
}

/// The first word of a message's name.
fn group(id: &str) -> String {
    id.split('-').next().unwrap_or_default().to_owned()
}

fn resource(file: &str) -> Result<FluentResource, ReportError> {
    FluentResource::try_new(file.to_owned()).map_err(|(_, errors)| {
        ReportError::Words(errors.first().map(|error| error.to_string()).unwrap_or_default())
    })
}

fn bundle(language: Language) -> Result<FluentBundle<FluentResource>, ReportError> {
    let tag = language.tag();
    let name = tag.parse().map_err(|_| ReportError::Words(tag.to_owned()))?;
    let mut bundle = FluentBundle::new_concurrent(vec![name]);
    // The marks around values are for mixed directions of writing, and would change every byte.
    bundle.set_use_isolating(false);
    bundle
        .add_resource(resource(language.file())?)
        .map_err(|_| ReportError::Words(format!("{tag}: a name twice")))?;
    Ok(bundle)
}
