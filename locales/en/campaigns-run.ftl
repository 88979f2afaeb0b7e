# Card of a campaign under way
campaigns-run-title = 📣 <b>{ $name }</b>
campaigns-run-export = 📣 <b>{ $name }</b> · export
campaigns-run-rewrite = ✍️ <b>{ $name }</b> · new ad

campaigns-stage-wordstat = Keywords
campaigns-stage-clustering = Ad groups
campaigns-stage-generation = Ads
campaigns-stage-export = Export
campaigns-stage-rewrite = Ad

campaigns-note-phrases = { $phrases ->
    [one] { $phrases } frequent keyword
   *[other] { $phrases } frequent keywords
} from { $seeds ->
    [one] { $seeds } seed phrase
   *[other] { $seeds } seed phrases
}
campaigns-note-phrases-unsought = { $phrases ->
    [one] { $phrases } frequent keyword
   *[other] { $phrases } frequent keywords
} from { $seeds ->
    [one] { $seeds } seed phrase
   *[other] { $seeds } seed phrases
}, { $unsought } of which nobody searches
campaigns-note-quota = Wordstat: { $left } of { $calls } left
campaigns-note-quota-gone = Wordstat quota used up: { $calls ->
    [one] { $calls } request
   *[other] { $calls } requests
} in { $hours } h.
campaigns-note-limited = Wordstat asks to wait
campaigns-note-groups = { $groups } ({ $keywords ->
    [one] { $keywords } keyword
   *[other] { $keywords } keywords
}){ $method ->
    [failed] {" "}· the AI model did not answer, grouped by words
   *[other] { "" }
}
campaigns-note-review = 👀 Ad groups: { $groups }, keywords: { $keywords }. Look them over and go on.
campaigns-note-template = no AI model, from a template
campaigns-note-tokens = { $tokens } tokens
campaigns-note-cost = ${ $dollars }
campaigns-note-model-limited = OpenAI asks to wait
campaigns-note-spent = Today’s limit at the bot’s expense is used up. Everything is kept and goes on by itself; with a key of your own there is no wait
campaigns-note-export-later = The file is in the chat; the spreadsheet or the draft will be tried again

# Result
campaigns-done = ✅ <b>{ $name }</b>: campaign ready
campaigns-done-numbers = Keywords: { $keywords } · ad groups: { $groups } · ads: { $ads }
campaigns-done-unsought = Nobody searches for: { $seeds }{ $more ->
    [0] { "" }
   *[other] { " " }and { $more } more
}
campaigns-done-template = Texts come from a template: no AI model key
campaigns-done-tokens = AI model: { $tokens } tokens
campaigns-done-cost = AI model: { $price }
campaigns-done-file = 📄 The Commander file comes in its own message
campaigns-done-sheet = 📗 Spreadsheet ready
campaigns-done-no-sheet = ⚠️ No spreadsheet: { $reason }
campaigns-done-draft = 📝 Draft { $id } in Direct{ $remarks ->
    [0] { "" }
    [one] , { $remarks } remark
   *[other] , { $remarks } remarks
}
campaigns-done-no-draft = ⚠️ No draft: { $reason }
campaigns-exported = ✅ <b>{ $name }</b>: exported again
campaigns-rewritten = ✅ New ad in the ad group “{ $name }”

campaigns-button-open = 📣 Campaign
campaigns-button-sheet = 📗 Spreadsheet
campaigns-button-groups = 👀 Look at ad groups
campaigns-button-through = ✓ Go on
campaigns-button-lower = Lower to { $minimum }
campaigns-button-have = 📄 Get files
campaigns-button-ad = View

campaigns-notice-xlsx =
    📄 <b>{ $name }</b>: the file for Direct Commander
    ⚠️ A campaign from the file runs on “Maximum clicks” with no limit, everywhere: set a budget before you start it.
campaigns-notice-tab = 📄 <b>{ $name }</b>: table as text
campaigns-notice-picture = 🖼 <b>{ $name }</b>: ad groups by frequency

# Why something is missing (after a colon)
campaigns-sheet-no-place = Google is not connected
campaigns-sheet-no-room = Google Drive is full
campaigns-sheet-gone = the spreadsheet was deleted or is not shared any more
campaigns-sheet-no-access = Google withdrew access, connect it again
campaigns-sheet-failed = Google did not answer
campaigns-draft-no-key = Yandex Direct is not connected
campaigns-draft-not-draft = the campaign in Direct is no draft any more, so it is left alone
campaigns-draft-no-access = Yandex withdrew access, connect Direct again
campaigns-draft-limit = Direct's API limit for today is used up, export again tomorrow
campaigns-draft-refused = Direct did not take the data, see the remarks
campaigns-draft-failed = Direct did not answer

# What went wrong
campaigns-error-gone = This campaign or ad group is gone.
campaigns-error-no-wordstat = There is no Wordstat key, and frequencies come from nowhere else. Add a Yandex Cloud key.
campaigns-error-seeds-refused = Wordstat took none of your seed phrases. Make a campaign with other ones.
campaigns-error-nothing-found = Wordstat knows nothing of these seed phrases in this region. Make a campaign with shorter seed phrases or a wider region.
campaigns-error-all-rare = All keywords are searched fewer than { $minimum } times a month; the best one { $highest } times. Lower the minimum: nothing is bought again.
campaigns-error-nothing-left = After stop words and duplicates no keyword with { $minimum ->
    [one] { $minimum } search
   *[other] { $minimum } searches
} a month is left. Make a campaign with other ones.
campaigns-error-wordstat-key = Yandex no longer takes the Wordstat key. Replace it and go on.
campaigns-error-model-key = OpenAI no longer takes the key. Replace it and go on.
campaigns-error-model-money = The OpenAI account is out of money. Top it up and go on: finished ads are kept.
campaigns-error-no-model = Only an AI model can write ads anew. Add an OpenAI key.
campaigns-error-name = An ad group’s name has 1 to 255 characters.
campaigns-error-group-gone = This ad group is gone.
campaigns-error-one-phrase = The ad group has one keyword: nothing to split.
campaigns-error-last-group = This is the last ad group; without it there is no campaign.
campaigns-error-group-full = An ad group takes { $limit } keywords at most.
campaigns-error-empty = There is nothing in the campaign yet.
campaigns-error-in-work = The campaign is still being made. Wait for its end or cancel it.
campaigns-error-not-reviewing = Ad groups can be changed only while the campaign waits for your review.
campaigns-error-ad-locked = The ad is locked. Unlock it to write it anew.
campaigns-error-not-rare = The campaign has moved on. Open it again.
campaigns-error-minimum = The new minimum must be below the present one.
campaigns-note-next-key = The key was refused, going on with the next one
