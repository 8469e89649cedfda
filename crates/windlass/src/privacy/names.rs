//! Names of people that are common where labs work: enough to catch a slip, not a census.

/// Given names that are common in the countries where labs work; enough to catch "maria-gonzalez", not a census.
/// Words that are also ordinary ("mark", "rose", "may") are left out.
const GIVEN_NAMES: &str = "\
    ahmed ali alice anna andrea andreas angela anthony antonio barbara brian carlos carmen catherine charles \
    charlotte christian christine christopher claudia daniel david deborah elena elizabeth emily emma fatima \
    francesco francisco george giovanni giulia hans helen ibrahim ivan jacques james jane javier jean jennifer \
    jessica joao johann john jonathan jose joseph joshua juan julia karen katarzyna kenneth klaus laura lisa \
    luca lucia luis maria marie mario martha mary matthew michael michelle miguel mohamed mohammed muhammad \
    nancy natalia nicholas nicole olga oliver olivia pablo paolo patricia pedro peter philippe pierre piotr \
    rachel rebecca richard robert ronald samuel sandra sarah sergei sofia sophie stefan stephen steven susan \
    susanne svetlana thomas timothy tomasz ursula vladimir wei wilhelm william wolfgang yusuf";

/// Family names that are common and mean nothing else in a clinic: no Morton, Thomas, Weber, Jack or Root.
const FAMILY_NAMES: &str = "\
    smith jones johnson williams taylor davies garcia gonzalez rodriguez martinez lopez hernandez perez sanchez \
    fernandez gomez muller mueller schmidt schneider hoffmann schulz wagner nowak kowalski kowalska wisniewski \
    wojcik kaminski ivanov ivanova petrov smirnov rossi ferrari esposito dubois lefebvre moreau laurent silva \
    santos oliveira pereira andersson johansson karlsson nielsen hansen jensen olsen jansen devries patel khan \
    singh sharma nguyen tanaka suzuki yamamoto yilmaz papadopoulos novak horvath nagy popescu";

/// Whether a word in small letters without accents is such a name.
pub(super) fn is_name(word: &str) -> bool {
    [GIVEN_NAMES, FAMILY_NAMES].iter().any(|list| list.split_whitespace().any(|name| name == word))
}
