# The strings that the generator and the components need.

alert-caution = Caution
alert-important = Important
alert-note = Note
alert-tip = Tip
alert-warning = Warning
footnote-back = Back to the place of note { $n }
footnote-mark = Note { $n }
footnotes = Notes
link-in-language = (in { $language })
not-found-title = Page not found
page-n = Page { $n }
permalink = Link to the section “{ $title }”
size-b = { $n ->
    [one] { $n } byte
   *[other] { $n } bytes
}
size-kb = { $n } KB
size-mb = { $n } MB
table-scroll = Table { $n }, scrolls sideways
task-done = Done
task-open = Not done
language-vi = Vietnamese
language-en = English
figure-credit = Picture: { $credit }
chart-table = Table of these figures
chart-value = Value
gallery = Pictures
source = Source
download = Download
notice-info = Information
notice-warning = Please note
notice-important = Important
cite = Cite this:
counterpart = The same place in English
edition-only = Only in the { $language } text.
permalink-clause = Link to { $clause }, with its citation
side-by-side = Side by side
stale-block = The { $language } text was changed after this was translated
citation-read = read on { $date }
