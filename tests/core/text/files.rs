//! The catalogue's files as they lie in `assets/text`, read by Fluent's own parser.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};
use fluent_syntax::parser;

/// A sentence of a language.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// The file that it stands in, such as `choose.ftl`.
    pub file: String,
    /// The names of its gaps, also of those by which it chooses.
    pub gaps: BTreeSet<String>,
    /// The other sentences and terms that it is made of.
    pub made_of: BTreeSet<String>,
}

/// The ids of the languages: the folders of `assets/text`.
pub fn languages() -> Vec<String> {
    let folders = fs::read_dir(root()).expect("assets/text can be listed");
    let mut ids: Vec<String> =
        folders.map(|folder| folder.expect("it can be listed").file_name().to_string_lossy().into_owned()).collect();
    ids.sort();
    ids
}

/// The files of a language, by their names.
pub fn parsed(language: &str) -> Vec<(String, Resource<String>)> {
    let folder = fs::read_dir(root().join(language)).expect("a language's folder can be listed");
    let files = folder.map(|entry| {
        let path = entry.expect("it can be listed").path();
        let file = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("a file of the catalogue can be read");
        let resource = parser::parse(text)
            .unwrap_or_else(|(_, errors)| panic!("assets/text/{language}/{file} is no Fluent: {errors:?}"));
        (file, resource)
    });
    files.collect()
}

/// Every sentence of a language by its key; a term's begins with `-`.
pub fn sentences(language: &str) -> BTreeMap<String, Sentence> {
    let mut sentences = BTreeMap::new();
    for (file, resource) in parsed(language) {
        for entry in &resource.body {
            let (key, pattern) = match entry {
                Entry::Message(message) => (message.id.name.clone(), message.value.as_ref()),
                Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value)),
                Entry::Junk { content } => panic!("assets/text/{language}/{file} is broken at {content:?}"),
                _ => continue,
            };
            let mut sentence = Sentence { file: file.clone(), ..Sentence::default() };
            walk(pattern.unwrap_or_else(|| panic!("{key} says nothing")), &mut sentence);
            let twice = sentences.insert(key.clone(), sentence);
            assert!(twice.is_none(), "{key} stands twice in {language}: in {file} and in {twice:?}");
        }
    }
    sentences
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/text")
}

fn walk(pattern: &Pattern<String>, sentence: &mut Sentence) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expression_of(expression, sentence);
        }
    }
}

fn expression_of(expression: &Expression<String>, sentence: &mut Sentence) {
    match expression {
        Expression::Inline(inline) => inline_of(inline, sentence),
        Expression::Select { selector, variants } => {
            inline_of(selector, sentence);
            variants.iter().for_each(|variant| walk(&variant.value, sentence));
        }
    }
}

fn inline_of(inline: &InlineExpression<String>, sentence: &mut Sentence) {
    match inline {
        InlineExpression::VariableReference { id } => _ = sentence.gaps.insert(id.name.clone()),
        InlineExpression::MessageReference { id, .. } => _ = sentence.made_of.insert(id.name.clone()),
        InlineExpression::TermReference { id, arguments, .. } => {
            sentence.made_of.insert(format!("-{}", id.name));
            arguments.iter().for_each(|arguments| arguments_of(arguments, sentence));
        }
        InlineExpression::FunctionReference { arguments, .. } => arguments_of(arguments, sentence),
        InlineExpression::Placeable { expression } => expression_of(expression, sentence),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
    }
}

fn arguments_of(arguments: &CallArguments<String>, sentence: &mut Sentence) {
    arguments.positional.iter().for_each(|inline| inline_of(inline, sentence));
    arguments.named.iter().for_each(|named| inline_of(&named.value, sentence));
}
