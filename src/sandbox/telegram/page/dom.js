const SVG = 'http://www.w3.org/2000/svg'

const PATHS = {
  back: 'M15 5l-7 7 7 7',
  menu: 'M4 7h16M4 12h16M4 17h16',
  attach:
    'M20 11.500l-8 8a5 5 0 0 1-7-7l8.500-8.500a3.400 3.400 0 0 1 4.800 4.800l-8.300 8.300a1.700 1.700 0 0 1-2.400-2.400l7.400-7.400',
  send: 'M3.400 20.400 21.500 12.600c.6-.3.6-1 0-1.300L3.400 3.600c-.5-.2-1.100.2-1 .8l1.100 5.600c.1.4.4.6.8.7l9.200 1.300-9.200 1.300c-.4.1-.7.3-.8.7l-1.100 5.600c-.1.6.5 1 1 .8z',
  more: 'M12 5.500v.01M12 12v.01M12 18.500v.01',
  down: 'M6 9l6 6 6-6',
  add: 'M12 5v14M5 12h14',
  sliders: 'M4 7h9M17 7h3M15 4.5v5M4 17h3M11 17h9M9 14.5v5',
  close: 'M6 6l12 12M18 6 6 18',
  file: 'M12 4v11M7 11l5 5 5-5M6 20h12',
  link: 'M8 16 18 6M10 6h8v8',
  copy: 'M9 9h10v10H9zM5 15V5h10',
  ticks: 'M1 7l3.500 3.500L12 3M8 9.500l1 1L16.500 3',
}

/** An element with attributes (`on…` are listeners) and children; strings become text, never markup. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
    else if (value === true) element.setAttribute(name, '')
    else if (value !== undefined && value !== false) element.setAttribute(name, value)
  }
  element.append(...children.filter((child) => child !== undefined && child !== null))
  return element
}

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('class', name === 'ticks' ? 'icon ticks' : 'icon')
  svg.setAttribute('viewBox', name === 'ticks' ? '0 0 18 13' : '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  if (name === 'more') svg.style.strokeWidth = '3'
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', PATHS[name])
  svg.append(path)
  return svg
}

export function iconButton(name, label, onclick, className = '') {
  return make(
    'button',
    {
      class: `icon-button ${className}`,
      type: 'button',
      'aria-label': label,
      title: label,
      onclick,
    },
    icon(name),
  )
}

const COLOURS = [
  ['#ff845e', '#d45246'],
  ['#febb5b', '#f68136'],
  ['#b694f9', '#6c61df'],
  ['#9ad164', '#46ba43'],
  ['#5bcbe3', '#359ad4'],
  ['#5caffa', '#408acf'],
  ['#ff8aac', '#d95574'],
]

/** A round picture with initials, its colour by id as in Telegram. */
export function avatar(id, name, className = '') {
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase()
  const element = make('span', { class: `avatar ${className}`, 'aria-hidden': 'true' }, initials)
  const [from, to] = COLOURS[Math.abs(id) % COLOURS.length]
  element.style.setProperty('--from', from)
  element.style.setProperty('--to', to)
  return element
}
