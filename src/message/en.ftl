# What the program says, in English.
#
# One entry for each code of the diagnostics, and the words that frame them at the end.
#   value      what is wrong: lower case, no full stop, the writer's words in backticks
#   .label     a few words at the underlined place
#   .help      what to do; .help-… where one code needs different advice (Diagnostic::advice)
#   .near      advice when a near miss is known (Diagnostic::near)
#   .label-…   what stands at a second place (Diagnostic::label)
#
# `args:` names the values that the program gives; a name with `?` is needed only where an attribute other than
# .label and .help is used. Values are text; `limit`, `size` and `count` are plain decimal numbers.
# `language` is a language tag; `path`, `other` and `expected` files are paths below the site's folder.

## Files

# args: message
file-unreadable = the file cannot be read: { $message }
    .help = check that the file is there, that no other program has it open, and that you are allowed to read it

# args:
file-not-utf8 = the file is not UTF-8 text
    .help = open the file in an editor and save it again with the encoding UTF-8; of an old file in TCVN3 or VNI, `songngu convert FILE` says what it is in and turns it into Unicode

# args: size, limit (both in megabytes)
file-too-large = the file has { $size } MB; at most { $limit } MB are read
    .help = split the file into several pages or shorten it

# args:
file-not-nfc = the accents of this text are stored apart from their letters; it was read with both composed (NFC)
    .help = nothing is wrong on the site; to keep searching in the file reliable, convert it to composed Unicode

# args: path (the folder that is read), target
symlink-outside = the symbolic link leads out of `{ $path }`, to `{ $target }`
    .help = put a copy of the file here instead of the link

# args: name, found (the character or word that is refused)
file-name-windows = the file name `{ $name }` is not allowed on Windows because of `{ $found }`
    .help = rename the file: none of \ / : * ? " < > |, no space or full stop at the end, no name such as CON or AUX

# args: name, other
file-name-case = the name `{ $name }` differs from `{ $other }` only in capital letters or in the form of accents
    .help = rename one of the two: on many computers they are the same file

# args: language (as found), expected (the declared tags, joined), near?
unknown-language-suffix = the file name ends in `{ $language }`, which is not a language of this site
    .help = use one of the site’s languages ({ $expected }) or declare the language in the settings
    .near = did you mean `{ $near }`?

# args: name, expected (a good name, such as about.vi.md)
missing-language-suffix = the file name `{ $name }` does not say its language
    .help = rename the file, for example to `{ $expected }`

# args: path (the output folder), other (the folder that is read)
output-inside-content = the output folder `{ $path }` and the folder `{ $other }` lie one inside the other
    .help = choose an output folder that holds nothing else

# args: path
output-foreign = the output folder `{ $path }` holds files that this program did not make
    .help = nothing was changed; choose an empty folder, or move those files away

## Front matter, settings, data

# args: path
settings-missing = there is no settings file `{ $path }`
    .help = run the program in the site’s folder, or name that folder with `--root`

# args: message
toml-syntax = the TOML cannot be read: { $message }
    .help = look near this place for a missing quotation mark, bracket or equals sign; text stands between double quotes

# args: message
yaml-syntax = the YAML cannot be read: { $message }
    .help = indent with spaces, not tabs; put a space after each colon; put text that holds a colon between quotes

# args: message
data-syntax = the data file cannot be read: { $message }
    .help = open the file in the program that made it, correct it and save it again

# args:
front-matter-missing = the file has no front matter
    .help = begin the file with a line `+++`, a line such as `title = "Contact"`, and a second line `+++`

# args: found (the opening line, +++ or ---)
front-matter-unclosed = the front matter is not closed
    .label = opened here
    .help = put a line with nothing but `{ $found }` after the last field

# args: field, near?
unknown-field = there is no field `{ $field }`
    .help = check the spelling, or remove the field; a theme’s own fields go into the table `extra`
    .near = did you mean `{ $near }`?

# args: field
missing-field = the field `{ $field }` is missing
    .help = add the field `{ $field }` here
    .help-empty = the field is there but says nothing; write at least one word

# args: field, expected, found (both: string, integer, float, boolean, date, array or table)
wrong-type = the field `{ $field }` has to be { type-expected }
    .label = this is { type-found }
    .help = write { type-expected } here

# args: field, value, expected (the allowed values, joined; not needed with advice help-…), near?
invalid-value = `{ $value }` is not allowed for the field `{ $field }`
    .help = allowed is: { $expected }
    .help-contact = write an address with its scheme, such as `mailto:office@example.org`
    .help-host = write scheme and host, without a path, such as `https://example.org`
    .help-id = use only small letters a to z, digits, hyphens and slashes
    .help-language = write a language tag, such as `vi` or `en`
    .help-menu = give the entry either `page` or `url`
    .help-offset = write the difference from UTC, such as `+07:00`
    .help-original = a site has one original, and that is `{ $expected }` already; remove the line here
    .help-path = write an address on this site that begins with `/`, such as `/contact/`
    .help-slug = use only small letters a to z, digits and hyphens, such as `getting-there`
    .near = did you mean `{ $near }`?

# args: value
invalid-date = `{ $value }` is not a date
    .help = write the year, month and day of a day that exists, such as `2017-06-15`
    .help-partial = write a year, a month or a day, such as `2017`, `2017-06` or `2017-06-15`

# args: field, other (the original)
field-of-original = the field `{ $field }` belongs to the original and has no effect here
    .help = remove the field here; to change it, change it in `{ $other }`

# args: message
lock-damaged = the list of published addresses cannot be read: { $message }
    .help = restore the file from a copy; without it, addresses that change will not be redirected

## The site as a whole

# args: name (the id), other (the file that has it already), language
duplicate-id = the id `{ $name }` already belongs to `{ $other }` in { language-name }
    .label-first = this file has the id already
    .help = rename one of the two files, or give it another `id`

# args: url, other (the file or thing that has it already)
duplicate-url = the address `{ $url }` already belongs to `{ $other }`
    .label-first = this has the address already
    .help = give one of the two another `slug` or alias
    .help-prefix = give one of the two languages another `prefix`
    .help-case = give one of the two another `slug` or alias; capital and small letters do not tell addresses apart

# args: language (of the original), expected (the file that is missing)
missing-original = the page exists only in translation; its original in { language-name } is missing
    .help = write the original in `{ $expected }`

# args: language (of the translation), expected (the file that is missing)
missing-translation = the page has no translation into { language-name }
    .help = write it in `{ $expected }`; until then readers of { language-name } get the original

# args: text (the beginning of the block)
unknown-numbering = the number of `{ $text }` does not fit what stands before it, so that nobody can link to it as a clause
    .help = see whether a number is missing, doubled or out of order; if it is right as it is, give the block an anchor of its own, such as `{"{"}#ii.3.c{"}"}`

# args: text (the beginning of it), language (that lacks it), other (that language's file), ignore
unpaired-block = `{ $text }` has no counterpart in { language-name }
    .help = write it in `{ $other }` as well; { if-meant }

# args: term (an id or a word)
duplicate-term = the glossary has `{ $term }` twice
    .label-first = here already
    .help = give each term an id of its own, and each word of the original to one term only

# args: expected (the file that is missing)
missing-section = the folder has no page of its own
    .help = write `{ $expected }` with the section’s title
    .help-held = the page `{ $expected }` is there but held back until its translation is current; bring the translation up to date, or give that page `parity = "notice"`

# args: term, name (of the taxonomy), near?
unknown-term = the settings do not declare `{ $term }` under `{ $name }`
    .help = correct the term here, or declare it in the settings
    .near = did you mean `{ $near }`?

# args: name (the source’s id), path (the register), near?
unknown-source = there is no source `{ $name }` in `{ $path }`
    .help = correct the id here, or add `[{ $name }]` to `{ $path }`
    .help-register = write the sources into `{ $path }` and add `sources = "sources.toml"` to the settings
    .near = did you mean `{ $near }`?

# args: url
address-gone = the address `{ $url }` was published and leads nowhere now
    .help = add it to the `aliases` of the page that took its place

# args: value (the date, YYYY-MM-DD)
review-due = the page was to be reviewed by `{ $value }`
    .help = check that the page is still right, then set `review_by` to a later date

## Translations

# args: text (the beginning of the translation), language (the original's), path (the page's id), name (the block's id)
stale-translation = the { language-name } was changed after `{ $text }` was translated
    .label-original = this was changed
    .help = bring the translation up to date, then record it: `songngu translation accept { $path } --block { $name }`

# args: text (the beginning of the translation), language (the original's), path (the page's id), name (the block's id)
stale-minor = in the { language-name } of `{ $text }`, only punctuation, capitals or spacing were changed
    .label-original = this was changed
    .help = readers are not told; see whether the translation should follow, then record it: `songngu translation accept { $path } --block { $name }`

# args: text (the beginning of the translation), language (the original's), path (the page's id), name (the block's id)
translation-check = `{ $text }` and its { language-name } were both changed since they were checked against each other
    .label-original = this was changed too
    .help = compare the two, then record it: `songngu translation accept { $path } --block { $name }`

# args: text (the beginning of the translation), language (the original's), path (the page's id), name (the block's id)
translation-changed = the translation `{ $text }` was changed since it was checked; its { language-name } was not
    .label-original = this is as it was
    .help = if it is right, record it: `songngu translation accept { $path } --block { $name }`

# args: count, language (the original's)
translation-unchecked = { $count ->
        [one] 1 part of this translation was
       *[other] { $count } parts of this translation were
    } never checked against the { language-name }
    .help = see which with `songngu translation status`; compare them, then record it with `songngu translation accept`

# args: language (of the translation), state (absent, unchecked or behind), stale, missing, unknown, name (the page’s id)
page-held = the page is not published: { $state ->
        [absent] it has no translation into { language-name }
        [unchecked] its translation into { language-name } was never checked
       *[behind] its translation into { language-name } is not current (outdated: { $stale }, missing: { $missing }, never checked: { $unknown })
    }
    .help = see what is missing with `songngu translation status { $name }`, bring it up to date and record it with `songngu translation accept { $name }`
    .help-absent = write the translation and record it with `songngu translation init { $name }`, or give the page `parity = "notice"`
    .help-unchecked = compare the two texts and record it with `songngu translation init { $name }`, or give the page `parity = "notice"`

# args: state, name
# state is one of: syntax (with name, the parser’s words), conflict, field, value, missing, twice (with name)
sync-damaged = { $state ->
        [conflict] two people’s versions of this record of checked translations were not put together
        [field] this record of checked translations has no field `{ $name }`
        [value] `{ $name }` is not of the form that the program writes in this record of checked translations
        [missing] the field `{ $name }` is missing in this record of checked translations
        [twice] the block `{ $name }` stands twice in this record of checked translations
       *[syntax] the record of checked translations cannot be read here: { $name }
    }
    .help = restore the file from a copy; the rest of it counts all the same, and what is lost can be checked again and recorded with `songngu translation accept`
    .help-conflict = keep the blocks of both sides and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`

# args: value (the file's version), expected (the version that is understood)
sync-newer = this record of checked translations has version { $value }; this program knows version { $expected }
    .help = use a newer `songngu`; until then what is understood of the record counts, and the file is not written

# args: expected (the original that is missing)
sync-orphan = this record of checked translations belongs to no page
    .help = give it the name of its page again, or delete it; its page would be `{ $expected }`

## Two texts of one page

# args: original, found (in the translation), ignore
parity-reference = the document numbers differ: `{ $original }` in the original, `{ $found }` in the translation
    .label-original = the original
    .help = correct the wrong one; { if-meant }

# args: original, found (in the translation), ignore
parity-date = the dates differ: `{ $original }` in the original, `{ $found }` in the translation
    .label-original = the original
    .help = correct the wrong one (in figures the day comes first); { if-meant }

# args: original, found (in the translation), ignore
parity-amount = the amounts differ: `{ $original }` in the original, `{ $found }` in the translation
    .label-original = the original
    .help = correct the wrong one, and look at thousand, million and billion as well; { if-meant }

# args: original, found (in the translation), ignore
parity-percent = the percentages differ: `{ $original }` in the original, `{ $found }` in the translation
    .label-original = the original
    .help = correct the wrong one; { if-meant }

# args: original, found (in the translation), ignore
parity-number = the numbers differ: `{ $original }` in the original, `{ $found }` in the translation
    .label-original = the original
    .help = correct the wrong one; { if-meant }

# args: original, found (in the translation), language (of the translation), ignore
parity-unclear = a number can be read as two: `{ $original }` in the original, `{ $found }` in the translation
    .label-original = the original
    .help = write thousands and decimals with the signs of the language, in { language-name } and in the original; { if-meant }

# args: original, found (the number of items in the translation), ignore
parity-items = items of the list: { $original } in the original, { $found } in the translation
    .label-original = the original
    .help = add what is missing; { if-meant }

# args: original, found (where the links lead), ignore
parity-links = the links differ: `{ $original }` in the original, `{ $found }` in the translation
    .label-original = the original
    .help = let both texts lead to the same page; { if-meant }

# args: original, found (the number of pictures in the translation), ignore
parity-images = pictures: { $original } in the original, { $found } in the translation
    .label-original = the original
    .help = show the same pictures in both texts; { if-meant }

# args: original, found (the number of passages in the translation), ignore
parity-emphasis = emphasised passages: { $original } in the original, { $found } in the translation
    .label-original = the original
    .help = emphasise the same words in both texts; { if-meant }

# args: text (the beginning of it), language (of the original), ignore
untranslated-text = `{ $text }` was left in { language-name }
    .label-original = the original
    .help = translate it, or put what is to stay as it is in quotation marks or brackets; { if-meant }

# args: term (the words of the original), expected (the words of the glossary), ignore
term-missing = the translation has no word of the glossary for `{ $term }`
    .label-original = the term
    .help = write { $expected }, or add the word used here to the glossary; { if-meant }

# args: term (the words of the original), found (in the translation), expected (the words of the glossary), ignore
term-forbidden = the glossary rules out `{ $found }` for `{ $term }`
    .label-original = the term
    .help = write { $expected }; { if-meant }

## Exchange with translators

# args:
exchange-damaged = the file cannot be read from here on
    .help = ask the translator for the file as it was saved, or export it again; nothing was changed
    .help-empty = this is no file that `songngu translation export` made; nothing was changed

# args: name
exchange-outdated = the original of `{ $name }` has changed since the file was sent
    .help = export the page again and have this part translated once more; it was not taken

# args: name
exchange-conflict = the translation of `{ $name }` was changed here since the file was sent
    .help = compare the two by hand; what is in the site was kept

# args: name
exchange-placeholder = a mark of `{ $name }` is missing, stands twice, or would not be read as it was meant
    .help = put back every placeholder, each once and inside one another as in the original; this part was not taken

# args: name
exchange-unknown = the site has no `{ $name }`
    .help = was the file made from another site, or does the part stand in it twice? it was not taken

# args: name
exchange-unplaced = the translation has no block for `{ $name }` yet
    .help = write the block into the translation by hand; this part was not taken

# args: name (the page's id), count, first (the id of the first that is missing)
exchange-incomplete = `{ $name }` has no translation yet, and the file lacks { $count ->
        [one] one part
       *[other] { $count } parts
    } of it, such as `{ $first }`
    .help = a page is made when all of it is translated; nothing was written for this page

## Markdown

# args: target, near?
broken-link = there is no page `{ $target }`
    .help = write the way from this file to the other page’s file, without its language, such as `../plan/goals.md`
    .help-menu = write the page’s file below `content`, without language and ending, such as `plan/goals`
    .near = did you mean `{ $near }`?

# args: anchor, path (the page linked to), near?
broken-anchor = there is no anchor `{ $anchor }` in `{ $path }`
    .help = give the heading that is meant the id `{"{"}#{ $anchor }{"}"}`, or link to the page without an anchor
    .near = did you mean `{ $near }`?

# args: path (the page linked to), state (draft, scheduled, expired or held)
link-unpublished = the link leads to `{ $path }`, which is { $state ->
        [scheduled] not published yet
        [expired] no longer published
        [held] held back until its translation is current
       *[draft] a draft
    }
    .help = take the link away, or publish that page as well

# args: target, near?
missing-file = there is no file `{ $target }`
    .help = put the file beside this page, or correct its name; capital and small letters count
    .help-settings = put the file there, or correct its name in the settings
    .help-theme = name a sheet of the theme by its path below `assets/`
    .near = did you mean `{ $near }`?

# args: state, width, height, size, limit
# state is one of: pixels (width, height in pixels, size and limit in millions of pixels); bytes (size, limit in megabytes)
picture-too-large = { $state ->
        [bytes] the picture has { $size } MB; at most { $limit } MB are read
       *[pixels] the picture has { $width } × { $height } pixels, about { $size } million; at most { $limit } million are read
    }
    .help = make the picture smaller; a page shows at most 1,600 pixels across

# args: state, message
# state is one of: other, cut; said (message)
picture-damaged = { $state ->
        [other] the file is no picture
        [cut] the picture breaks off
       *[said] the picture cannot be read: { $message }
    }
    .help = open the picture in another program and save it again, or copy it from its source once more

# args: name
picture-format = { $name } pictures are not read
    .help = save the picture as JPEG, PNG or WebP

# args: found
picture-unsafe = the drawing holds what may run or fetch something: { $found }
    .help = export it again as plain SVG, without scripts, links to other files, fonts or style sheets

# args: name, expected
picture-ending = the picture is { $name }, but its name says otherwise
    .help = let its name end in `{ $expected }`

# args: name
picture-moving = this { $name } moves; only its first picture is shown
    .help = readers cannot stop a picture that moves; show the steps as pictures of their own

# args: target
link-outside = the link `{ $target }` leads out of the content folder
    .help = put the file into the content folder and link to it there

# args: name (how the address begins), expected (the allowed ones, joined)
link-scheme = links that begin with `{ $name }` are not allowed
    .help = allowed is: { $expected }

# args: name
undefined-reference = nothing says where the reference `[{ $name }]` leads
    .help = add a line `[{ $name }]: address`; if no link is meant, write `\[{ $name }\]`

# args: name
undefined-footnote = there is no footnote `{ $name }`
    .help = add a line `[^{ $name }]: the words of the note`

# args: name, state (unused or twice)
unused-footnote = { $state ->
        [twice] the footnote `{ $name }` is written twice
       *[unused] nothing in the text refers to the footnote `{ $name }`
    }
    .label-first = written here first
    .help = put `[^{ $name }]` where the text refers to it, or remove the note
    .help-twice = give one of the two notes another name

# args: anchor
duplicate-anchor = the anchor `{ $anchor }` stands twice on this page
    .label-first = used here first
    .help = give one of the two another id, such as `{"{"}#{ $anchor }-2{"}"}`

# args: found, expected (marks of headings, such as ####)
heading-level = the heading begins with `{ $found }` where `{ $expected }` is expected
    .help = begin headings with `##`, and go down one level at a time; `#` is the page’s title

# args: target
image-alt-missing = the picture `{ $target }` has no text alternative
    .help = say what the picture shows for those who cannot see it: `![what it shows]({ $target })`
    .help-argument = say what the picture shows for those who cannot see it: `alt = "what it shows"`
    .help-field = say what the picture shows for those who cannot see it, in the field `image_alt`

# args: target
empty-link = the link to `{ $target }` has no words
    .help = write words between the brackets that say where the link leads

# args: found
phrase-mark = `{ $found }` does not mark the words before it
    .help = write `[words]{"{"}lang=vi{"}"}`: nothing but words on one line between the brackets, and right behind them the tag of their language, such as vi, en, fr or la

# args: found, state (refused or cleaned)
raw-html = { $state ->
        [cleaned] what is not safe was taken out of the HTML `{ $found }`
       *[refused] the HTML `{ $found }` is not allowed on this site
    }
    .help = write it in Markdown or with a component

# args: component, expected (the components there are, joined), near?
unknown-component = there is no component `{ $component }` on this site
    .help = the components are: { $expected }
    .near = did you mean `{ $near }`?

# args: component, state, name (the argument), expected, value, message, near?
# state is one of: unknown, missing (with name); type (name, and expected as for wrong-type); value (name, value);
# count (name, value, expected); brace, place, unclosed; syntax (message). With advice help-names or help-values, expected is what is allowed, joined.
component-arguments = { $state ->
        [unknown] the component `{ $component }` has no argument `{ $name }`
        [missing] the component `{ $component }` needs the argument `{ $name }`
        [type] the argument `{ $name }` of `{ $component }` has to be { type-expected }
        [value] `{ $value }` is not allowed for the argument `{ $name }` of `{ $component }`
        [count] the argument `{ $name }` of `{ $component }` has to have { $expected } entries, not { $value }
        [brace] the line that opens the component `{ $component }` does not end in a brace
        [place] the component `{ $component }` takes its arguments on the lines inside it, not in the line that opens it
        [unclosed] the component `{ $component }` is not closed
       *[syntax] the arguments of `{ $component }` cannot be read: { $message }
    }
    .help = correct the block `{ $component }`; the guide shows an example of each component
    .help-brace = end the line in a closing brace, right after the last argument
    .help-count = give every row as many cells as there are columns; an empty cell is `""`
    .help-names = its arguments are: { $expected }
    .help-place = move the arguments to lines of their own below, one `name = "value"` on each
    .help-unclosed = add a line with the same backquotes as in the line that opens it
    .help-values = allowed is: { $expected }
    .near = did you mean `{ $near }`?

# args: state, target, name, expected?, near?, value, row, count, kind, least, most, series
# state is one of: format, empty (target); column (name, expected, near?); number, part (value, row, name); none (row, name); count (kind, count, least, most, series)
chart-data = { $state ->
        [format] `{ $target }` is no table that can be drawn
        [empty] `{ $target }` has no rows that can be drawn
        [column] the data file has no column `{ $name }`
        [number] row { $row }: `{ $value }` in the column `{ $name }` is no number
        [part] row { $row }: `{ $value }` in the column `{ $name }` cannot be a part of a pie
        [none] row { $row } has nothing in the column `{ $name }`; a pie has no gaps
       *[count] rows in the data file: { $count }; { $kind ->
            [pie] a pie takes { $least } to { $most } parts, and one series
            [line] a line takes { $least } to { $most } points, and at most { $series } series
           *[bar] bars take { $least } to { $most } rows, and at most { $series } series
        }
    }
    .help = correct the data file
    .help-columns = its columns are: { $expected }
    .help-count = take other rows or columns, or another kind of chart
    .help-empty = write a row of column names and rows below it (CSV), or a list of tables such as `[[row]]` (TOML)
    .help-format = save the table as CSV in UTF-8 and name that file
    .help-number = write digits only, with a full stop before decimals and nothing between thousands: `1234.5`
    .near = did you mean `{ $near }`?

# args: language (as written), near?
unknown-code-language = `{ $language }` is not a language that can be coloured
    .help = correct the name, or write `text` for code without colours
    .near = did you mean `{ $near }`?

# args: limit
nesting-too-deep = lists, quotations or components are nested more than { $limit } levels deep
    .help = take the inner parts out into paragraphs or sections of their own

## Theme, templates, strings

# args: name, path (where it was looked for), near?
theme-missing = there is no theme `{ $name }` in `{ $path }`
    .help = put the theme’s folder there, or correct `theme` in the settings
    .near = did you mean `{ $near }`?

# args: message
template-syntax = the template cannot be read: { $message }
    .help = undo the last change to the template, or tell the theme’s author

# args: name, near?
template-missing = there is no template `{ $name }`
    .help = correct the name, or add the file to the theme’s `templates`
    .near = did you mean `{ $near }`?

# args: path (the page that is made), message, count (of further pages on which the same happens)
template-render = the template fails on `{ $path }`{ $count ->
        [0] {""}
        [one] {" "}and 1 other page
       *[other] {" "}and { $count } other pages
    }: { $message }
    .help = if other pages are made without this problem, look for what is different in `{ $path }`
    .help-many = undo the last change to the template, or tell the theme’s author

# args: message
catalogue-syntax = the entry cannot be read: { $message }
    .help = write entries as `name = words`, each on a line of its own; indent the lines that continue one

# args: name, language, path (the catalogue), near?
string-missing = there is no string `{ $name }` in { language-name }
    .help = add a line `{ $name } = …` to `{ $path }`
    .near = did you mean `{ $near }`?

## Parts of sentences, used above

# args: language
language-name = { $language ->
        [en] English
        [vi] Vietnamese
       *[other] `{ $language }`
    }

# args: expected
type-expected = { $expected ->
        [string] text between quotes
        [integer] a whole number
        [float] a number
        [boolean] `true` or `false`
        [date] a date such as 2017-06-15
        [array] a list in square brackets
        [table] a table of fields
       *[other] { $expected }
    }

# args: found
type-found = { $found ->
        [string] text
        [integer] a whole number
        [float] a number
        [boolean] `true` or `false`
        [date] a date
        [array] a list
        [table] a table
        [nothing] nothing
       *[other] { $found }
    }

# args: ignore (the code, with the block’s id)
if-meant = if the difference is meant, write `parity_ignore = ["{ $ignore }"]` into the front matter

## Words around the messages

level-error = error
level-warning = warning
level-note = note
level-help = help

# args: count
count-error = { $count ->
        [one] 1 error
       *[other] { $count } errors
    }

# args: count
count-warning = { $count ->
        [one] 1 warning
       *[other] { $count } warnings
    }

# args: count
count-note = { $count ->
        [one] 1 note
       *[other] { $count } notes
    }

# args: counts (the above, joined), count (of files)
summary = { $counts }{ $count ->
        [0] {""}
        [one] {" "}in 1 file
       *[other] {" "}in { $count } files
    }

summary-none = no problems

## What the command line says

# args: language, own (pages with a text of their own), fallback (pages that show the original)
report-language = { $own } in { language-name }{ $fallback ->
        [0] {""}
       *[other] {" "}({ $fallback } more fall back)
    }

# args: sets, languages (the above, joined), files, size (MB), time (ms), path, written, same, removed
report-build = Built { $sets } pages: { $languages }. { $files } files, { $size } MB, in { $time } ms.
    { $written } written, { $same } unchanged, { $removed } removed in { $path }
    To look at it: songngu serve

# args: sets, languages (as above)
report-check = Checked { $sets } pages: { $languages }. Nothing was written.

# args: path, files, size (MB)
bundle-written = Packed the site into { $path }: { $files } files, { $size } MB.
    To read it: unpack it and open index.html.

bundle-stopped = Nothing was packed; a bundle that was there is as it was.
report-stopped = Nothing was written; the site in the output folder is as it was.

# args: operation (read, write, create, rename or remove), path, message
failure-disk = cannot { $operation } { $path }: { $message }

# args: path
failure-busy = another build is writing { $path }; wait until it has finished

# args: value
misuse-date = `{ $value }` is not a date; write it as 2026-11-23

# args: value
misuse-lang = the program does not speak `{ $value }`; it speaks vi and en

# args: path
misuse-root = there is no folder { $path }

# args: value
misuse-url = `{ $value }` is not an address of a site; write it as https://example.org

# args: url
serve-ready = The site is shown at { $url } (Ctrl-C ends)

# args: port, message
serve-failed = no free port from { $port } on: { $message }

# args: n, time
serve-renewed = Built in { $time } ms: { $n ->
    [one] one page
   *[other] { $n } pages
    }

# args: url
serve-open-failed = the browser could not be opened; open { $url } yourself

# args: message
serve-unwatched = changes are not seen: { $message }; start again with --poll

## Commands for translators

# args: name
review-title = { $name }: the texts of both languages

# args: date
review-text = As of { $date }. Bold words carry a mark such as bold type or a link. Please write corrections beside the number of the part.

# args: n, path
exchange-exported = { $n ->
        [one] One page is
       *[other] { $n } pages are
    } in `{ $path }`

# args: n, pages, same, refused
exchange-imported = { $n ->
        [one] One part was taken
       *[other] { $n } parts were taken
    } into { $pages ->
        [one] one page
       *[other] { $pages } pages
    }; { $same } unchanged, { $refused } refused.

# args: path, n
exchange-planned = { $path }: { $n }

# args: value
misuse-page = there is no page, file or folder `{ $value }`

# args: value, expected
misuse-language = `{ $value }` is not a language to translate into; choose one of { $expected } with --to

# args: value
misuse-form = `{ $value }` ends neither in .xlf, .xliff nor .po

# args: path
exchange-unsafe = `{ $path }` was not written: it mixes line ends, or its letters are not in the usual form (NFC); save it once in an editor as UTF-8

# args:
misuse-format = xliff, po, tmx and html are forms of `songngu translation export` only

# args: state
translation-state = { $state ->
        [fresh] up to date
        [stale] behind: the original was changed
        [changed] the translation was changed
        [check] both texts were changed
        [missing] not translated
        [extra] only in the translation
       *[unknown] never checked
    }

# args: kind, fresh, all
status-page = { $kind ->
        [absent] has no translation
        [unrecorded] has a translation of which nothing is recorded; compare the two, then `songngu translation init`
       *[recorded] { $fresh } of { $all } parts are up to date
    }

# args: all, open
status-summary = { $all ->
        [one] One translation
       *[other] { $all } translations
    }, { $open } with something left to do

# args: n, pages
accept-done = { $n ->
        [one] One part
       *[other] { $n } parts
    } of { $pages ->
        [one] one page
       *[other] { $pages } pages
    } { $n ->
        [one] was
       *[other] were
    } recorded as checked.

# args: value, page
accept-unknown = `{ $page }` has no block `{ $value }`

# args: value, name, page
accept-unknown-near = `{ $page }` has no block `{ $value }`; did you mean `{ $name }`?

# args: page
accept-newer = the record of `{ $page }` was written by a newer songngu and was left as it is

# args: page
accept-damaged = the record of `{ $page }` was damaged; what could be read of it was kept, the rest has to be checked again

# args: value
misuse-blocks = `{ $value }` is more than one page; with --block name one page

# args: path
report-written = Written: `{ $path }`

# args: name
progress-title = { $name }: how the translations stand

# args: date
progress-date = As of { $date }.

# args:
progress-coverage = How much is up to date

# args:
progress-section = Section

# args:
progress-language = Language

# args:
progress-current = Up to date

# args:
progress-unrecorded = Pages without a record

# args: fresh, all, percent
progress-share = { $fresh } of { $all } parts, { $percent } %

# args:
progress-blocks = What has to be looked at

# args:
progress-nothing = Nothing.

# args:
progress-due = What is due

# args: language
progress-absent = not translated yet ({ $language })

# args: language
progress-never = translated, but never recorded as checked ({ $language })

# args: date
progress-review = was to be reviewed by { $date }

# args: word, near? (words that were probably meant)
misspelt = `{ $word }` is misspelt
    .help = correct the word; if it is right, add it to `accept` in the `[spelling]` table of site.toml
    .near = probably { $near } is meant; if the word is right, add it to `accept` in the `[spelling]` table of site.toml

# args: word, near? (words that were probably meant)
doubtful-word = `{ $word }` stands between these two words nowhere else on the site
    .help = read the passage again; if the word is right, nothing has to be done, or add it to `accept` in the `[spelling]` table of site.toml
    .near = elsewhere { $near } stands between them; if the word is right, nothing has to be done, or add it to `accept` in the `[spelling]` table of site.toml

# args: word, expected
tone-placement = the tone mark of `{ $word }` stands where this site does not put it
    .help = write `{ $expected }`, or set `tone_placement` in the `[spelling]` table of site.toml

# args: count, words
unknown-words = words that neither their language nor the site knows ({ $count }): { $words }
    .help = look through them; add those that are right to `accept` in the `[spelling]` table of site.toml, or to the glossary

# args: text (the character as U+ and its number), expected (not needed with the advice help-…)
stray-character = a stray character: { $text }
    .help = type `{ $expected }` in its place; the character only looks like it, and readers who search will not find the word
    .help-invisible = take it out; nobody sees it, but search and screen readers stumble over it
    .help-undecoded = it stands for no character: the text was probably written in an old encoding such as TCVN3 or VNI; copy it again from a document in Unicode

# args: text, expected
typing-habit = typed as `{ $text }`
    .help = write `{ $expected }`
    .help-space = type an ordinary space; where a line must not break, the program sees to it
    .help-cut = the text seems to be cut off here; complete it, or say in words what was left out
    .help-page = this seems to be the number or the running head of a printed page; take it out
    .help-ruler = take the line away, or write a line of its own with just `---` where a line is to be drawn

# args: text, expected, count (how often the site writes it the other way)
mixed-style = `{ $text }` is written differently elsewhere on this site ({ $count } times)
    .help = write `{ $expected }`

# args: text, expected
i-or-y = `{ $text }` is not how this site writes the word
    .help = write `{ $expected }`, or change `i_or_y` in the `[spelling]` table of site.toml

# args: text, expected
official-date = `{ $text }` is not how an official document writes a date
    .help = write `{ $expected }`: two digits for days 1 to 9 and for January and February only (Decree 30/2020/NĐ-CP)

# args: count (words), limit
long-sentence = this sentence has { $count } words; more than { $limit } are hard to take in
    .help = make two sentences of it, or a list; the limit is `longest_sentence` in the table of the language in site.toml

# args: count (words), limit
reading-level = the sentences of this text have { $count } words on average; with more than { $limit } a text is hard to read
    .help = shorten the longest ones; the limit is `average_sentence` in the table of the language in site.toml

# args: value, expected (the known encodings, joined)
misuse-encoding = the encoding `{ $value }` is not known; known are { $expected }

# args: path
convert-unreadable = { $path }: the file cannot be read, is no file, or is larger than 64 MB

# args: path
convert-fine = { $path }: Unicode already, nothing to do

# args: path
convert-binary = { $path }: no text file; save a Word or Excel document as text or Markdown first

# args: path
convert-unknown = { $path }: in none of the encodings that are known; if you know better, say it with --from

# args: path, encoding, good, words, before, after
convert-found =
    { $path }: { $encoding }; read so, { $good } of { $words } words are good Vietnamese
      before: { $before }
      after:  { $after }

# args: path, kept
convert-written = { $path }: written as Unicode; the original is kept as { $kept }

# args: places, files
check-fixed = put right: places { $places }, files { $files }
