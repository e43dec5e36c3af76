use super::*;

#[test]
fn packs_are_found_by_the_language_of_a_tag() {
    for (tag, wanted) in [("vi", "vi"), ("vi-VN", "vi"), ("en-GB", "en"), ("lo", "und"), ("", "und")] {
        assert_eq!(pack(tag).tag(), wanted);
    }
}
