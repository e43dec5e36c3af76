# Words of the interface, English. Every key has to exist in every language of the site.

## General
skip-to-content = Skip to main content
home = Home
main-menu = Main menu
breadcrumbs = Breadcrumbs
language-switch = Language
side-by-side = Side by side
on-this-page = On this page
about-this-page = About this page
read-more-in-section = In this section
previous-next = Previous and next page
previous-page = Previous page
next-page = Next page

back-to-top = Back to the top
comfort = Text size
comfort-size = Text size
comfort-size-0 = Normal text
comfort-size-1 = Large text
comfort-size-2 = Very large text
comfort-contrast = More contrast
print = Print
save = Save
cite-page = Cite this page
citation-read = read on { $date }

## Dates, origin
reading-time = { $n ->
    [one] { $n } minute’s read
   *[other] { $n } minutes’ read
}
published-on = Published
updated-on = Updated
review-by = To be reviewed by
owner = Responsible
change-note = Latest change
state-of-draft = Draft
state-of-scheduled = Not published yet
state-of-expired = No longer published
sources = Sources
source = Source
source-copy = link { $n }

## Languages
fallback-title = Not available in { $language }
fallback-text = There is no { $language } version of this page. What follows is the { $original } text.
fallback-link = Read it at its { $original } address
language-vi = Vietnamese
language-en = English
link-in-language = (in { $language })

## Documents
state-name = SOCIALIST REPUBLIC OF VIET NAM
state-motto = Independence – Freedom – Happiness
document-facts = About the document
document-number = Number
document-type = Document type
document-issued-by = Issuing body
document-issued = Date of issue
document-effective = Effective date
document-signed-by = Signed by
document-field = Field
document-replaces = Replaces
document-replaced-by = Replaced by
document-incomplete-title = Incomplete document
document-incomplete = The source does not contain the whole document. What is missing is marked where it is missing.

## Search
search = Search
search-examples = For example:
search-label = Search this site
search-help = Vietnamese may be typed with or without accents. “Quotation marks” find exactly these words side by side.
search-without-script = Searching needs JavaScript, which is turned off in this browser. All pages are listed below in alphabetical order.
search-none = Nothing was found for “{"{q}"}”. Try fewer or other words, or look in the list below.
search-some = No page has all of these words. {"{n}"} pages have some of them.
search-one = 1 page was found.
search-many = {"{n}"} pages were found.
search-failed = The search index could not be loaded. Check the connection and try again.
search-more = More results
a-z = All pages, A–Z

## Two languages, one place
cite = Cite this:
counterpart = The same place in English
edition-only = Only in the { $language } text.
edition-original = original
edition-translation = translation
permalink-clause = Link to { $clause }, with its citation

## How a translation stands
stale-block = The { $language } text was changed after this was translated
freshness-current = This translation is complete. It was last checked against the { $language } text on { $date }.
freshness-behind = { $n ->
    [one] One passage of the { $language } text was changed after it was translated
   *[other] { $n } passages of the { $language } text were changed after they were translated
}. They are marked below.
freshness-partial = { $n ->
    [one] One passage of the { $language } text is not translated yet
   *[other] { $n } passages of the { $language } text are not translated yet
}.
freshness-unknown = Parts of this translation have not been checked against the { $language } text yet.
freshness-title = About this translation
freshness-prevails = The { $language } text prevails.
freshness-compare = Compare the two texts

## Home
home-doors = Start here
home-promises = The five characteristics of the Community
home-figures = In figures
home-about = What this site is
home-news = Latest news
home-all-news = All news

## Lists
items-count = { $n ->
    [one] { $n } item
   *[other] { $n } items
}
pages-nav = Pages of the list
page-n = Page { $n }
pager-previous = Previous page
pager-next = Next page
term-title = Topic

## Glossary, site map
glossary-sections = Parts of the glossary

## Notices
notice-info = Information
notice-warning = Please note
notice-important = Important
alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution

## Components
download = Download
chart-table = Table of these figures
chart-value = Value
gallery = Pictures
figure-credit = Picture: { $credit }
footnotes = Notes
footnote-back = Back to the place of note { $n }
footnote-mark = Note { $n }
task-done = Done
task-open = Not done
table-scroll = Table { $n }, scrolls sideways
permalink = Link to the section “{ $title }”
feed-title = { $title }: new items
size-b = { $n ->
    [one] { $n } byte
   *[other] { $n } bytes
}
size-kb = { $n } KB
size-mb = { $n } MB

## Foot of the page
footer-menu = About the site
footer-languages = Read in
footer-feeds = Follow new items
footer-statement = This site is not the portal of a state agency. It is compiled from public sources; the Vietnamese text is the original.
footer-publisher = Compiled by: { $name }
footer-build = Site built on { $date }

## Not found, redirect
not-found-title = Page not found
not-found-text = We are sorry: there is no page at this address. It may have moved, or part of the link may be missing.
redirect-title = This page has moved
redirect-text = The page is now at another address:

# Without a network
offline-title = No network connection
offline-text = This page is not stored on your device. Pages that you opened before can still be read; when the network is back, load the page again.
