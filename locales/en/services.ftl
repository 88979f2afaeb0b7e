# What is wrong with a key or with access to a service
key-bad-yandex-code = Yandex did not accept the code: it lives 10 minutes and works once. Get a new one.
key-bad-yandex-token = This is not a whole Yandex token. It starts with <code>y0_</code>.
key-bad-yandex-refused = Direct does not accept this access: it was revoked or has ended. Connect it again.
key-bad-yandex-not-approved = The bot has no access to the Direct API yet. Its operator has to arrange that.
key-bad-yandex-account = This login has no Direct account, or no rights to it.
key-bad-cloud = This is not a whole Yandex Cloud key. It starts with <code>AQVN</code>.
key-bad-cloud-refused = Wordstat does not accept this key. Check the role <code>search-api.webSearch.user</code> and the key's scope <code>yc.search-api.execute</code>.
key-bad-openai = This is not a whole OpenAI key. It starts with <code>sk-</code>.
key-bad-openai-refused = OpenAI does not accept this key. Create a new one at platform.openai.com.
key-bad-google = Send the link to a Google spreadsheet, or the address of the page that opened after signing in.
key-bad-google-denied = Access was not allowed. Open the link again and press “Allow”.
key-bad-google-code = Google did not take the code: it works once, for a few minutes. Get a new one.
key-bad-google-no-drive = The Drive box was unticked. Sign in again and leave it ticked.
key-bad-google-no-sheet = There is no spreadsheet at this link. Check the link.
key-bad-google-no-access = The bot cannot edit this spreadsheet. Make it an editor and send the link again.
key-bad-google-taken = This spreadsheet is already connected by another team. Make one of your own, share it and send its link.
key-bad-google-not-a-sheet = This is an Excel file. Save it as a Google spreadsheet and send that link.

error-direct-campaign = Direct refused the campaign: { $detail }
error-direct-not-draft = This campaign was already sent to moderation; the bot no longer changes it.
error-direct-points = Direct's API limit for today is used up. The bot goes on by itself a little later.
error-openai-quota = The OpenAI account is out of money. Top it up or connect another key, then press “{ runs-button-retry }”.
error-google-revoked = Access to Google was withdrawn. Connect it again.
error-google-storage-quota = Google Drive is full. Free some room and export again; the XLSX is in the chat already.
error-google-no-access = The spreadsheet is no longer shared with the bot. Make it an editor again.
error-google-sheet-gone = Your spreadsheet is gone. Connect another one.
error-google-not-configured = Google Sheets are not set up here. The XLSX comes to the chat.
