const WORDS = {
  ru: {
    chats: 'Чаты',
    control: 'Управление песочницей',
    addPerson: 'Новый человек',
    addPersonText: 'Ещё один собеседник того же бота, со своим языком',
    name: 'Имя',
    language: 'Язык',
    languages: { ru: 'Русский', en: 'English' },
    cancel: 'Отмена',
    add: 'Добавить',
    back: 'К списку чатов',
    bot: 'бот',
    typing: 'печатает',
    sending: 'отправляет файл',
    start: 'Начать',
    unblock: 'Разблокировать',
    block: 'Заблокировать бота',
    message: 'Сообщение',
    menu: 'Меню',
    attach: 'Прикрепить файл',
    send: 'Отправить',
    more: 'Ещё',
    edited: 'изменено',
    editing: 'Изменение сообщения',
    pinned: 'Закреплённое сообщение',
    photo: 'Фото',
    you: 'Вы',
    copied: 'Скопировано',
    empty: 'Сообщений пока нет',
    what: 'Что умеет этот бот?',
    choose: 'Выберите чат',
    toBottom: 'К последним сообщениям',
    today: 'Сегодня',
    yesterday: 'Вчера',
    offline: 'соединение…',
    failed: 'Не получилось: ',
    close: 'Закрыть',
    pay: 'Заплатить',
    paid: 'Оплачено',
    refunded: 'Возвращено',
    receipt: 'Чек: оплачено',
    monthly: 'Продлевается каждые 30 дней.',
    guide: 'Что попробовать',
    hideGuide: 'Скрыть подсказки',
    hintDone: 'Сделано',
    hintEarly: 'Ещё рано. ',
    controlNote: 'Слоты, сбои и всё остальное',
    bytes: ['Б', 'КБ', 'МБ'],
  },
  en: {
    chats: 'Chats',
    control: 'Sandbox controls',
    addPerson: 'New person',
    addPersonText: 'One more person who talks to the same bot, in their own language',
    name: 'Name',
    language: 'Language',
    languages: { ru: 'Русский', en: 'English' },
    cancel: 'Cancel',
    add: 'Add',
    back: 'Back to chats',
    bot: 'bot',
    typing: 'typing',
    sending: 'sending a file',
    start: 'Start',
    unblock: 'Unblock',
    block: 'Block the bot',
    message: 'Message',
    menu: 'Menu',
    attach: 'Attach a file',
    send: 'Send',
    more: 'More',
    edited: 'edited',
    editing: 'Edit message',
    pinned: 'Pinned message',
    photo: 'Photo',
    you: 'You',
    copied: 'Copied',
    empty: 'No messages yet',
    what: 'What can this bot do?',
    choose: 'Choose a chat',
    toBottom: 'To the latest messages',
    today: 'Today',
    yesterday: 'Yesterday',
    offline: 'connecting…',
    failed: 'That did not work: ',
    close: 'Close',
    pay: 'Pay',
    paid: 'Paid',
    refunded: 'Refunded',
    receipt: 'Receipt: paid',
    monthly: 'Renewed every 30 days.',
    guide: 'What to try',
    hideGuide: 'Hide the hints',
    hintDone: 'Done',
    hintEarly: 'Too early. ',
    controlNote: 'Slots, faults and all the rest',
    bytes: ['B', 'KB', 'MB'],
  },
}

export let locale = 'ru'
export let words = WORDS.ru

/** Labels of the page follow the language of the person whose chat is open. */
export function speak(languageCode) {
  locale = /^(ru|uk|be|kk)/.test(languageCode ?? '') ? 'ru' : 'en'
  words = WORDS[locale]
  document.documentElement.lang = locale
}

export function formatTime(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString(locale === 'ru' ? 'ru-RU' : 'en-GB', {
    hour: '2-digit',
    minute: '2-digit',
  })
}

export function formatDay(seconds) {
  const day = new Date(seconds * 1000)
  const today = new Date()
  if (day.toDateString() === today.toDateString()) return words.today
  today.setDate(today.getDate() - 1)
  if (day.toDateString() === today.toDateString()) return words.yesterday
  return day.toLocaleDateString(locale === 'ru' ? 'ru-RU' : 'en-GB', {
    day: 'numeric',
    month: 'long',
  })
}

export function formatSize(bytes) {
  const [b, kb, mb] = words.bytes
  if (bytes < 1024) return `${bytes} ${b}`
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  return bytes < 1024 ** 2
    ? `${number.format(bytes / 1024)} ${kb}`
    : `${number.format(bytes / 1024 ** 2)} ${mb}`
}
