# Menu
button-menu-campaigns = 📣 Campaigns
command-new-campaign = New campaign for Yandex Direct
command-history = My campaigns
home-campaigns = 📣 Campaigns: { $making } being made ({ $percent }%)

# First screen
campaigns-title = 📣 <b>Campaigns</b>
campaigns-empty =
    Answer six questions about your product, and in a few minutes you have a Yandex Direct campaign: keywords with their frequencies, ad groups, ads and a file to import.
campaigns-making = { $making ->
    [one] { $making } campaign being made
   *[other] { $making } campaigns being made
} · { $percent }%
campaigns-counts = Done: { $completed } · stopped: { $failed }
campaigns-left = { $left ->
    [0] You have used all your campaigns
    [one] You can make { $left } more campaign
   *[other] You can make { $left } more campaigns
}
campaigns-need-key =
    📣 <b>New campaign</b>
    Access to Wordstat comes first: that is where keywords and frequencies are from.
campaign-started =
    📣 “{ $name }” was taken on.
    Its card in this chat shows how far it is. You can cancel it there and keep what was collected.
button-campaign-new = ➕ New campaign
button-campaign-history = 🗂 History
campaign-goes-on =
    ✅ “{ $name }”: keywords checked, the ads are next.
    The campaign's card above shows how far they are; the file comes here.
button-campaign-open = Open campaign
button-campaigns-back = ‹ Campaigns
button-campaign-back = ‹ Campaign
button-connect-wordstat = 🔑 Wordstat key

# History
history-title = 🗂 <b>Campaign history</b>
history-status = { $status ->
    [active] All
    [draft] Drafts
    [processing] Being made
    [completed] Done
    [failed] Stopped
    [cancelled] Cancelled
   *[archived] Archive
}
history-days = { $days ->
    [7] 7 days
    [30] 30 days
   *[all] Any time
}
history-filter = { $status ->
    [active] All but the archive
    [draft] Drafts
    [processing] Being made
    [completed] Done
    [failed] Stopped
    [cancelled] Cancelled
   *[archived] Archive
} · { $days ->
    [7] last 7 days
    [30] last 30 days
   *[all] any time
}
history-filter-ask = Which campaigns would you like to see?
history-empty = No such campaigns. Try another filter.
history-count = { $total ->
    [one] { $total } campaign
   *[other] { $total } campaigns
}
button-history-filter = 🔎 Filter
button-history-show = Show

# Card
campaign-head = { $mark } <b>{ $name }</b>
campaign-state = { $status ->
    [draft] A draft, not started yet
    [processing] Being made
    [failed] Stopped
   *[cancelled] Cancelled
}
campaign-waits = The ad groups are ready and wait for you to look at them.
campaign-counts = { $keywords ->
    [one] { $keywords } keyword
   *[other] { $keywords } keywords
} · { $groups ->
    [one] { $groups } ad group
   *[other] { $groups } ad groups
} · { $ads ->
    [one] { $ads } ad
   *[other] { $ads } ads
}
campaign-kept = Kept: { $keywords } keywords, { $groups } ad groups, { $ads } ads
campaign-cost = AI model: { $price } ({ $tokens ->
    [one] { $tokens } token
   *[other] { $tokens } tokens
})
campaign-cost-tokens = AI model: { $tokens ->
    [one] { $tokens } token
   *[other] { $tokens } tokens
}, price not known
campaign-sheet = The Google spreadsheet is ready
campaign-sheet-none = No spreadsheet: { $reason }
campaign-draft = Draft in Direct: no. { $id }{ $errors ->
    [0] { "" }
   *[other] , not accepted: { $errors }
}
campaign-draft-none = No draft: { $reason }
campaign-done = Done { $time } · took { $took }
campaign-archived = 🗄 In the archive
button-campaign-sheet = 📗 Spreadsheet
button-campaign-send = { $what ->
    [xlsx] 📄 XLSX
    [tab] 📄 Text
   *[picture] 🖼 Picture
}
button-campaign-have = 📄 Get files
button-campaign-ads = 👁 Ads
button-campaign-groups = 🧩 Ad groups: { $count }
button-campaign-details = 📋 Details
button-campaign-remarks = ⚠️ Remarks: { $count }
button-campaign-again = 📤 Export again
button-campaign-repeat = 🔁 Repeat
button-campaign-archive = { $on ->
    [1] 🗄 Archive
   *[0] 🗄 Take out
}
button-campaign-remove = 🗑 Delete
button-campaign-keep = Keep it
button-campaign-review = 👀 Review ad groups
button-campaign-refresh = ↻ Refresh
button-campaign-extras = 🔗 Links
campaign-remove-ask = 🗑 Delete the campaign “{ $name }”?
campaign-remove-effect = Keywords ({ $keywords }), ad groups ({ $groups }) and ads ({ $ads }) will be gone for good.
remove-keeps = { $what ->
    [sheet] Your Google spreadsheet stays.
   *[draft] The draft in Direct stays.
}
toast-campaign-sent = { $what ->
    [xlsx] The file will arrive as a message
    [tab] The text will arrive as a file
   *[picture] The picture will arrive as a message
}
toast-campaign-export = Exporting again, a card will appear below
toast-campaign-archived = { $on ->
    [1] Moved to the archive
   *[0] Taken out of the archive
}
toast-campaign-removed = Campaign deleted
toast-campaign-lowered = New minimum: { $min }. Collecting again

# Details
campaign-created = Made { $time }
campaign-budget-none = Budget: not set
campaign-budget-week = Budget: { $weekly } ₽ a week
extras-title = 🔗 <b>Links and callouts</b>
extras-sitelink = <b>{ $title }</b> · { $description }
extras-no-sitelinks = No sitelinks: the page has no suitable sections.
extras-callouts = Callouts: { $list }
extras-no-callouts = No callouts: the description has no suitable facts.
extras-path = Display link: { $path }
remarks-title = ⚠️ <b>What Direct says of the draft</b>
remarks-none = No remarks.
remarks-count = Not accepted: { $errors } · warnings: { $warnings }
remarks-line = { $level ->
    [error] ✕
   *[warning] ⚠️
} { $place }: { $message } <i>({ $code })</i>
remark-place-group = ad group { $group }
remark-place-keyword = keyword “{ $keyword }”
remark-place-ad = ad { $ad } of ad group { $group }

# Review of groups
groups-title = 🧩 <b>{ $name }</b> · ad groups
groups-count = { $groups ->
    [one] { $groups } ad group
   *[other] { $groups } ad groups
}, { $phrases ->
    [one] { $phrases } keyword
   *[other] { $phrases } keywords
}
groups-legend = Each row: number of keywords, searches a month of the top one.
groups-ask = Tap an ad group to change it, or go on.
groups-no-other = There is no other ad group.
button-minus-words = 🚫 Negatives: { $accepted }/{ $total }
button-let-through = ✓ On to the ads
button-groups-back = ‹ Ad groups
intent = { $intent ->
    [buy] want to buy
    [info] want to know
    [brand] look for a brand
    [free] look for free things
    [used] look for used things
   *[other] no clear aim
}
group-title = { $mark } <b>{ $name }</b>
group-facts = { $intent } · { $phrases ->
    [one] { $phrases } keyword
   *[other] { $phrases } keywords
} · top one { $top } a month
group-phrase = { $text } · { $frequency }
group-ask = Tap a keyword to move it or take it out.
group-merge-ask = { $phrases ->
    [one] Which ad group takes it in? { $phrases } keyword will move.
   *[other] Which ad group takes it in? { $phrases } keywords will move.
}
group-drop-ask =
    🗑 Drop the ad group “{ $name }”?
    { $phrases ->
        [one] { $phrases } keyword will not be in the campaign.
       *[other] { $phrases } keywords will not be in the campaign.
    }
button-group-merge = 🔗 Merge
button-group-split = ✂️ Split
button-group-rename = ✎ Name
button-group-drop = 🗑 Drop
button-group-keep = Keep it
group-rename-title = 🧩 Ad group name
group-rename-confirm = ✓ Save
group-rename-label = Name
group-rename-ask = What should the ad group be called? The name is seen in the file and in Direct.
group-rename-line = Name: { $name }
phrase-title = 🔤 <b>{ $text }</b> · { $frequency } a month
phrase-group = Now in the ad group “{ $name }”
phrase-ask = What should happen to it?
phrase-last = It is the last one: the ad group goes with it.
phrase-move-ask = Which ad group should it go to?
button-phrase-move = ➡️ Other ad group
button-phrase-detach = ➕ To a new ad group
button-phrase-drop = 🗑 Take out
minus-title = 🚫 <b>{ $name }</b> · negative keywords
minus-none = Nothing to suggest: no odd words were found.
minus-count = { $accepted } of { $total } chosen
minus-ask = Searches with these words need no ads. Each row: the reason and how many keywords have the word.
minus-reason = { $reason ->
    [info] looking up
    [free] for free
    [used] used
    [job] jobs
    [diy] do it yourself
    [place] another town
   *[stop-list] stop list
}
minus-line = { $mark } { $word } · { $reason } · { $phrases }
toast-phrase-gone = The list has changed, here it is now
toast-word-gone = The list has changed, here it is now
toast-let-through = Going on: writing the ads
toast-group-merged = Merged
toast-group-split = Split in two
toast-group-dropped = Ad group dropped
toast-phrase-moved = Moved
toast-phrase-detached = The keyword has an ad group of its own now
toast-phrase-dropped = Keyword taken out

# Ads
ad-title = 👁 Ad group { $number } of { $total } · <b>{ $name }</b>
ad-facts = { $lock ->
    [yes] 🔒 { "" }
   *[no] { "" }
}Ad { $ad } of { $total } · { $origin }
ad-origin = { $origin ->
    [model] written by the AI model
    [repaired] corrected by the AI model
    [template] from a template
   *[seller] your own words
}
ad-none = This ad group has no ads yet.
ad-part = <b>{ $kind ->
    [title] Titles
    [title2] Second title
   *[text] Texts
}</b> · up to { $limit } characters
ad-string = { $text } · <i>{ $used }</i>
button-ad = Variant { $number }
button-ad-rewrite = ↻ Rewrite
button-ad-lock = 🔒 Lock
button-ad-unlock = 🔓 Unlock
toast-ad-locked = { $on ->
    [1] Locked: this ad will not change
   *[0] Unlocked
}
toast-ad-fresh = Just written anew, here is the new text
toast-ad-rewriting = Writing it anew, a card will appear below
toast-ad-kept = The ad is locked or has changed by now
toast-ads-none = No ads yet

# Wizard
campaign-wizard-title = 📣 New campaign
campaign-wizard-confirm = ✓ Create campaign
campaign-field-name = Name
campaign-ask-name = What should the campaign be called? For example: Travel mugs Moscow
campaign-line-name = Name: { $name }
campaign-field-description = Description
campaign-ask-description =
    Describe the product: what it is, what is good about it, price, delivery, warranty.
    The ads will claim only what you write here: nothing is made up.
campaign-line-description = Product: { $description }
campaign-field-seeds = Seeds
campaign-ask-seeds =
    What do people search for? Up to { $max } seed phrases, with commas between or one a line.
    For example: термокружка, купить термокружку
campaign-line-seeds = Seed phrases ({ $count }): { $list }
campaign-line-stop-words = Stop words: { $list }
campaign-line-operators = Without { $signs }: all searches with these words are collected.
campaign-field-regions = Regions
campaign-ask-regions = Where should the ads run? If it is not in the list, type its name.
campaign-region = { $id ->
    [225] Russia
    [213] Moscow
    [1] Moscow and its region
    [2] St Petersburg
    [10174] St Petersburg and its region
    [54] Yekaterinburg
    [65] Novosibirsk
    [43] Kazan
    [149] Belarus
    [159] Kazakhstan
    [977] Crimea
    [3] Central Russia
    [17] Northwest Russia
    [26] South of Russia
    [40] Volga region
    [52] Urals
    [59] Siberia
    [73] Far East
    [102444] North Caucasus
   *[other] { $name }
}
campaign-line-regions = Regions: { $list }
campaign-line-regions-count = Regions: { $count }
campaign-field-url = Page
campaign-ask-url = Where do the ads lead? Send the address of the page, for example: shop.ru/mugs
campaign-line-url = Page: { $url }
campaign-field-budget = Budget
campaign-ask-budget =
    What is the budget? For example: 5,000 a week, 20,000 ₽ a month, 300 a day.
    A bare number is a week. Direct takes no less than { $minimum } ₽ a week.
campaign-line-budget = Budget: { $period ->
    [day] { $amount } ₽ a day = { $weekly } ₽ a week
    [month] { $amount } ₽ a month ≈ { $weekly } ₽ a week
   *[week] { $weekly } ₽ a week
}
campaign-field-frequency = Frequency
campaign-ask-frequency = Which keywords to take? None with fewer searches a month. You can type your own number.
campaign-line-frequency = Frequency: { $frequency ->
    [one] { $frequency } search
   *[other] { $frequency } searches
} a month or more
campaign-field-keywords = Limit
campaign-ask-keywords = How many keywords at most? You can type your own number.
campaign-line-keywords = Keywords: { $count } at most
campaign-field-ads = Format
campaign-ask-ads = Which ads, and how many per ad group? Direct takes new campaigns with combinatorial ones.
campaign-ad-plan = { $plan ->
    [responsive-2] 2 combinatorial
    [responsive-3] 3 combinatorial
    [text-2] 2 text ads
   *[text-3] 3 text ads
}
campaign-line-ads = Ads: { $plan } per ad group
campaign-field-extras = Also
campaign-ask-extras = What else? A draft in Direct is not sent to moderation and not switched on.
campaign-extra = { $extra ->
    [review] my review of ad groups
    [draft] draft in Direct
   *[sheet] Google spreadsheet
}
campaign-extra-button = { $extra ->
    [review] I review the ad groups
    [draft] Draft in Direct
   *[sheet] Google spreadsheet
}
campaign-extras-none = nothing
campaign-line-extras = Also: { $list }

# Wizard: what it takes
campaign-note-calls = Wordstat: { $calls ->
    [one] { $calls } call
   *[other] { $calls } calls
}{ $cached ->
    [0] { "" }
   *[other] , { $cached } remembered
}
campaign-note-quota = { $left } of { $calls } left{ $shared ->
    [yes] { " " }for all
   *[no] { "" }
}
campaign-note-quota-short = { $left } of { $calls } left, the rest follows by itself{ $when ->
    [unknown] { "" }
   *[other] { " " }after { $time }
}
campaign-note-effort = Takes about { $time } · { $price }
campaign-note-price = AI model ≈ { $price }
campaign-note-price-unknown = price of the AI model not known
campaign-note-price-none = no AI model
campaign-note-spending = Left today at the bot’s expense: { $calls } calls, { $price }.
campaign-note-spending-short = ⚠️ Little is left today at the bot’s expense: { $calls } calls, { $price }. The bot will stop, keep everything and go on by itself { $time }. With a key of your own there is no wait.
campaign-note-budget = No budget given: the draft gets the minimum, { $minimum } ₽ a week.
campaign-note-topic = ⚠️ Special topic – { $topic }
campaign-note-missing = { $what ->
    [wordstat] ⚠️ No access to Wordstat: keywords cannot be collected.
    [model] ⚠️ No key for an AI model: ads will come from a template.
    [direct] ⚠️ No access to Direct: there will be no draft.
   *[sheets] ⚠️ Google is not connected: no spreadsheet, an XLSX instead.
}

# Wizard: what is wrong
campaign-wrong-length = { $min } to { $max } characters are needed, this has { $length }.
campaign-wrong-seeds = No seed phrase found. For example: термокружка, купить термокружку
campaign-wrong-seeds-many = That makes { $count }, but { $max } is the most. Keep the main ones.
campaign-wrong-seeds-long = Too long: “{ $seed }”. 7 words at most, for example: купить термокружку
campaign-wrong-address = { $fault ->
    [scheme] Only an ordinary page will do, https or http. For example: shop.ru/mugs
    [login] The address has a login or a password in it, leave them out. For example: shop.ru/mugs
    [long] The address is too long. Send a shorter one, for example: shop.ru/mugs
   *[unclear] That does not look like the address of a page. For example: shop.ru/mugs
}
campaign-wrong-site = { $fault ->
    [scheme] The page redirects to something other than http or https. Send another one.
    [private] This address is seen only inside a network. A public page is needed, for example: shop.ru/mugs
    [not_found] There is no such site. Look for a typo, for example: shop.ru/mugs
    [status] The site is there, but the page answers with an error. Check the whole address.
   *[unreachable] The site does not answer now. Check the address or try a little later.
}
campaign-wrong-budget = That budget is not clear. For example: 5,000 a week or 300 a day
campaign-wrong-budget-large = That is too much for a week. For example: 5,000 a week
campaign-wrong-budget-small = That is { $weekly } ₽ a week, but Direct takes { $minimum } ₽ or more. Type { $least } ₽ { $period ->
    [day] a day
    [month] a month
   *[week] a week
} or more, or skip.
