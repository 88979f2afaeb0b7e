import type { Locale } from '#platform/texts/lang.ts'

/** A word that is not said to sellers, what is said in its place, and in which messages it may not stand (all by default). */
interface Refused {
  readonly word: RegExp
  readonly instead: string
  readonly keys?: RegExp
}

const SUPPLIES = /^(monitor|supplies|toast-hand-over)/

/** One word for one thing in each language. */
export const REFUSED: Readonly<Record<Locale, readonly Refused[]>> = {
  ru: [
    { word: /кластер|семантик/i, instead: 'группа, фразы' },
    { word: /показ(ы|ов)(?![а-яё])/i, instead: 'запросы' },
    { word: /(?<!сервисный )аккаунт/i, instead: 'кабинет' },
    { word: /(?<!нейро)модел/i, instead: 'нейросеть' },
    { word: /(?<!тельных )знак(?!ов препинания)/i, instead: 'символы' },
    { word: /зрител(?!.*наблюд)/i, instead: 'наблюдатель' },
    { word: /рабоч\S* пространств/i, instead: 'магазин' },
    { word: /Яндекс\.Директ/, instead: 'Яндекс Директ' },
    { word: /запас/i, instead: 'подготовка' },
    { word: /цен[аыуе]|дорог/i, instead: 'коэффициент', keys: SUPPLIES },
    {
      word: /Свободных заказов(?! на поставку)|заказ[аоуые]?[мв]?(?! на поставку)(?! в кабинете WB)\b/i,
      instead: 'заказ на поставку',
      keys: SUPPLIES,
    },
  ],
  en: [
    { word: /cabinet/i, instead: 'seller account' },
    { word: /(?<!pre)\borders?\b/i, instead: 'preorder', keys: SUPPLIES },
    { word: /(?<!seed )\bphrases?\b/i, instead: 'keyword' },
    { word: /(?<!ad )\bgroups?\b/i, instead: 'ad group', keys: /^(?!ads-place|.*notify)/ },
    {
      word: /minus-word|shows (a month|of)|impressions/i,
      instead: 'negative keyword, searches',
    },
    { word: /(?<!AI )\bmodel\b/i, instead: 'AI model' },
    { word: /(?<!Google )\bsheets?\b/i, instead: 'spreadsheet' },
    { word: /Yandex\.Direct/, instead: 'Yandex Direct' },
    { word: /workspace/i, instead: 'shop' },
    {
      word: /too dear|\bdoubles\b|in the making|on wish|an own |looking on/i,
      instead: 'plain English',
    },
  ],
}

/** Who speaks is the bot: words for "I" and "we" are the seller's, on buttons that answer it. */
export const FIRST_PERSON: Readonly<Record<Locale, RegExp>> = {
  ru: /(?<![а-яё])(я|мне|меня|мы|нас|нам|наш(а|е|и|его|ему|ей|их|им)?)(?![а-яё])/i,
  en: /\b(I|me|my|we|us|our)\b/,
}
export const SELLER_SPEAKS =
  /^(monitor-mode|campaign-extra|supplies-button-booked|command-history|settings-)/

/** Texts that quote what stands elsewhere: a category of Wildberries, a name a seller may give. */
export const QUOTES_OTHERS = /^(keys-add-wb|key-bad-scope|key-rename-wrong)$/

/** What each emoji says, everywhere the same. */
export const EMOJI: Readonly<Record<string, string>> = {
  '🏪': 'the shop, the menu',
  '📦': 'supplies, boxes',
  '🔀': 'moved between warehouses of Wildberries',
  '💼': 'a request to move stock',
  '🚚': 'supplies that stand in the list of Wildberries',
  '🔌': 'sales channels',
  '🧾': 'orders',
  '⏱': 'how often',
  '🔍': 'a comparison',
  '🚨': 'manual check needed',
  '📣': 'campaigns',
  '🔄': 'stock',
  '🔑': 'keys',
  '🛍': 'an online shop of the seller, and imports into it',
  '🗃': 'a catalogue kept elsewhere',
  '👟': 'Poizon, where goods are imported from',
  '🗝': 'a session of the seller account',
  '⚙️': 'settings',
  '💎': 'plan',
  '👥': 'team',
  '👤': 'a member',
  '👑': 'owner',
  '🏬': 'the shops of a person',
  '📍': 'the shop one is in',
  '📰': 'a digest',
  '💰': 'prices',
  '❓': 'a question that waits for the seller',
  '🛠': 'manager',
  '👁': 'looking only',
  '👀': 'to be looked over',
  '🚪': 'out of the team',
  '✉️': 'an invitation',
  '➦': 'send on',
  '⇄': 'another shop',
  '✅': 'done',
  '✓': 'confirm',
  '✕': 'cancel, refused',
  '⚠️': 'needs you',
  '⏳': 'waiting',
  '⏰': 'a time comes',
  '⏸': 'pause',
  '▶️': 'goes on',
  '⏹': 'over',
  '↻': 'once more from here',
  '↩️': 'taken back',
  '↪️': 'done again',
  '🔁': 'a new one like it',
  '⧉': 'copy',
  '✎': 'change',
  '✍️': 'writing',
  '📝': 'a draft',
  '🗑': 'delete',
  '🧹': 'cleared from the chat',
  '➕': 'new',
  '⭐': 'main',
  '🤝': 'sharing',
  '👉': 'handed over to you',
  '⚡': 'the bot acts',
  '🔔': 'an alert',
  '🔕': 'no alerts for a while',
  '🎉': 'a catch',
  '🧱': 'mono-pallets',
  '🔒': 'locked, super-safe',
  '🔓': 'unlocked',
  '🔳': 'QR supply',
  '📅': 'date',
  '🕐': 'time zone',
  '🌙': 'quiet hours',
  '📊': 'figures',
  '📈': 'Wordstat',
  '📗': 'a spreadsheet',
  '🧡': 'Allegro',
  '📄': 'a file',
  '🖼': 'a picture',
  '📋': 'details',
  '📤': 'export',
  '📥': 'import',
  '🗂': 'history',
  '🗄': 'archive',
  '🔗': 'a link, joining',
  '🔎': 'search',
  '🧩': 'ad groups',
  '🔤': 'a keyword',
  '🚫': 'negative keywords',
  '✂️': 'split',
  '➡️': 'move',
  '🧭': 'the admins of the installation',
  '🙋': 'people of the installation',
  '📒': 'what admins did',
  '📢': 'a message to many',
  '🧮': 'results of the installation',
  '📡': 'calls to outside services',
  '🐞': 'an error of the log',
  '🩺': 'how the installation is',
  '💾': 'a backup',
  '⚖️': 'a limit',
  '🎁': 'a gift',
  ℹ️: 'help',
}
