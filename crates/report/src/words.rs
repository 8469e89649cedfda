//! The words of the papers in the reader's language: one catalogue, a Fluent file for each language in `words/`.
//!
//! English is complete and the reference. A message that another language lacks is said in English. Sentences that
//! others write (rules, names of modifications) are found by their English text, so that a sentence which a clinic has
//! changed is shown as it was changed, and never under a translation of the older one.

use crate::ReportError;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_syntax::ast::{Entry, PatternElement};
use std::collections::BTreeMap;

/// The languages by their tag (BCP 47), English first. A further language is one more file and its line here.
pub const LANGUAGES: [(&str, &str); 2] =
    [("en", include_str!("../words/en.ftl")), ("pl", include_str!("../words/pl.ftl"))];

/// The words in one language.
pub struct Words {
    tag: &'static str,
    own: FluentBundle<FluentResource>,
    english: FluentBundle<FluentResource>,
    /// Messages by the first word of their name and their English text.
    by_text: BTreeMap<(String, String), String>,
}

impl Words {
    /// The words of a language by its tag; `None` where it has no file.
    ///
    /// # Errors
    /// The file of the language is not Fluent, which is an internal error.
    ///
    /// ```
    /// use windlass_report::words::Words;
    /// let polish = Words::of("pl")?.unwrap();
    /// assert_eq!(polish.said("feature", "heel lift"), "podwyższenie pięty");
    /// assert_eq!(polish.amount("4.5 deg")?, "4,5°");
    /// assert!(Words::of("tlh")?.is_none());
    /// # Ok::<(), windlass_report::ReportError>(())
    /// ```
    pub fn of(tag: &str) -> Result<Option<Words>, ReportError> {
        let [(reference, english), ..] = LANGUAGES;
        let Some(&(tag, own)) = LANGUAGES.iter().find(|(known, _)| *known == tag) else { return Ok(None) };
        let by_text = messages(english)?.into_iter().map(|(id, text)| ((group(&id), text), id)).collect();
        Ok(Some(Words { tag, own: bundle(tag, own)?, english: bundle(reference, english)?, by_text }))
    }

    /// The tag of the language, for the page.
    pub fn tag(&self) -> &'static str {
        self.tag
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
        let missing = || ReportError::Words(id.to_owned());
        let bundle = if self.own.has_message(id) { &self.own } else { &self.english };
        let pattern = bundle.get_message(id).and_then(|message| message.value()).ok_or_else(missing)?;
        let arguments: FluentArgs<'_> = values.iter().copied().collect();
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
        if errors.is_empty() { Ok(text) } else { Err(missing()) }
    }

    /// A text that others wrote in English; as it is where the catalogue does not know it. `group` is the first word of
    /// the message's name: what is called "full" of a cover is not what is called "full" of a device.
    pub fn said(&self, group: &str, english: &str) -> String {
        let id = self.by_text.get(&(group.to_owned(), english.to_owned()));
        id.and_then(|id| self.say(id).ok()).unwrap_or_else(|| english.to_owned())
    }

    /// A number with a unit, such as `4.5 mm` or `4 deg`; other text as it is.
    ///
    /// # Errors
    /// The catalogue lacks the unit's message (an internal error).
    pub fn amount(&self, text: &str) -> Result<String, ReportError> {
        let Some((number, unit)) = text.rsplit_once(' ') else { return Ok(text.to_owned()) };
        match (number.parse::<f64>(), unit) {
            (Ok(_), "mm" | "deg") => {
                self.say_with(&format!("amount-{unit}"), &[("number", &self.number(number)?)])
            }
            _ => Ok(text.to_owned()),
        }
    }

    /// A number as the language writes it: the decimal mark is the catalogue's.
    fn number(&self, text: &str) -> Result<String, ReportError> {
        Ok(text.replace('.', &self.say("amount-decimal-mark")?))
    }
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

fn bundle(tag: &str, file: &str) -> Result<FluentBundle<FluentResource>, ReportError> {
    let language = tag.parse().map_err(|_| ReportError::Words(tag.to_owned()))?;
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // The marks around values are for mixed directions of writing, and would change every byte.
    bundle.set_use_isolating(false);
    bundle.add_resource(resource(file)?).map_err(|_| ReportError::Words(format!("{tag}: a name twice")))?;
    Ok(bundle)
}
