# Where it was found
ads-violation = { $place }: { $what }
ads-place-group = ad group { $group }
ads-place-ad = ad { $ad }
ads-place-part = { $part ->
    [title] title
    [title2] second title
    [text] text
    [sitelink-title] sitelink
    [sitelink-description] sitelink description
    [callout] callout
    [display-path] display link
    [ad] the whole ad
    [keyword] keyword
    [minus-words] negative keywords
    [sitelinks] sitelinks
    [callouts] callouts
    [link] page address
    [tracking] tracking
    [group] the ad group itself
   *[campaign] campaign
}{ $index ->
    [0] {""}
   *[other] {" "}{ $index }
}

# Form of a string
ads-rule-empty = empty
ads-rule-length = { $value } characters, { $limit } allowed
ads-rule-narrow = { $value } punctuation marks, { $limit } allowed
ads-rule-word-length = the word “{ $value }” is longer than { $limit } characters
ads-rule-spaces = stray or unusual spaces
ads-rule-symbols = Direct does not take { $value }
ads-rule-times = Commander does not take the sign { $value }, write x
ads-rule-emoji = moderators remove emoji { $value }
ads-rule-control = has invisible characters
ads-rule-formula = cannot begin with “{ $value }”
ads-rule-caps = capitals are for abbreviations and brands only: { $value }
ads-rule-spaced-letters = stretched word: { $value }
ads-rule-repeated-word = repeated word: { $value }
ads-rule-repeated-mark = repeated marks: { $value }
ads-rule-exclamation = too many exclamation marks, { $limit } allowed
ads-rule-question = too many question marks, { $limit } allowed
ads-rule-display-path = letters, digits, hyphen, №, /, % and # only, not { $value }

# What moderators refuse
ads-rule-phone = a phone belongs on the site: { $value }
ads-rule-email = an e-mail belongs on the site: { $value }
ads-rule-messenger = no messengers in an ad: { $value }
ads-rule-link = no address in the text: { $value }
ads-rule-superlative = a superlative needs proof: { $value }
ads-rule-promise = results cannot be promised: { $value }
ads-rule-free = your description does not say this is free, or says it on a condition: { $value }
ads-rule-click = an ad cannot ask for a click: { $value }
ads-rule-slang = slang: { $value }
ads-rule-foreign = your description does not use this foreign word: { $value }

# What the seller does not say
ads-rule-unsaid-number = your description does not give this number: { $value }
ads-rule-unsaid-claim = your description does not say this: { $value }
ads-rule-unsaid-name = your description does not use this name: { $value }

# A whole ad, a whole campaign
ads-rule-count = { $value } now, 1 to { $limit } allowed
ads-rule-duplicate = repeated: { $value }
ads-rule-same-ads = the same as ad { $value }
ads-rule-unnamed = the goods are not named: { $value }
ads-rule-sitelink-sum = four titles make { $value } characters, { $limit } allowed
ads-rule-href = the address does not fit: { $value }
ads-rule-tracking = Direct does not understand { $value }
ads-rule-keyword = Direct does not take this keyword: { $value }
ads-rule-minus-word = Direct does not take this negative keyword: { $value }
ads-rule-minus-length = { $value } characters, { $limit } allowed
ads-rule-topic = { $value ->
    [medicine] medicine: needs a licence and a warning
    [supplements] supplements and vitamins: need papers and a warning
    [finance] finance: needs a licence and the terms on the page
    [alcohol] alcohol: Direct does not advertise it
    [tobacco] tobacco: Direct does not advertise it
    [weapons] weapons: need a licence, much is forbidden
    [gambling] gambling: Direct hardly advertises it
    [adult] adult goods: only marked 18+
    [building] new housing: needs the developer’s papers
    [legal] legal services: need papers
   *[kids-food] baby food: needs papers and a warning
}
