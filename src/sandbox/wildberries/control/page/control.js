import { language, switchLanguage, t, translate } from './words.js'

const METHODS = [
  '*',
  'official',
  'cabinet',
  'coefficients',
  'supplies',
  'ping',
  'seller-info',
  'warehouses',
  'auth/token',
  'plan/add',
  'getUserSuppliers',
  'transfer/AvailableLimits',
  'transfer/list',
  'transfer/order',
  'shifts',
]
const REFRESH_MS = 1000
const byId = (id) => document.getElementById(id)
let state
let drawn = ''

async function command(name, input = {}) {
  const response = await fetch(`api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  const answer = await response.json()
  if (!response.ok) {
    toast(JSON.stringify(answer.error))
    throw new Error(`${name}: ${response.status}`)
  }
  await refresh()
  return answer
}

function toast(text) {
  byId('toast').textContent = text
  byId('toast').classList.add('shown')
  setTimeout(() => byId('toast').classList.remove('shown'), 2500)
}

/** An element; texts go in as text, never as markup. */
function element(tag, properties, ...children) {
  const node = Object.assign(document.createElement(tag), properties)
  node.append(...children)
  return node
}

function item(text, className, ...buttons) {
  return element('div', { className: 'item' }, element('span', { className }, text), ...buttons)
}

function button(label, act) {
  return element('button', { className: 'quiet small', type: 'button', onclick: act }, label)
}

function fill(id, nodes, empty) {
  byId(id).replaceChildren(...(nodes.length > 0 ? nodes : [item(empty, 'soft')]))
}

function options(select, values, label) {
  const chosen = select.value
  select.replaceChildren(...values.map((value) => element('option', { value }, label(value))))
  if (values.map(String).includes(chosen)) select.value = chosen
}

const warehouseName = (id) => state.warehouses.find((one) => one.id === id)?.name ?? id
const sellerName = (sid) => state.sellers.find((one) => one.sid === sid)?.name ?? sid.slice(0, 8)
const dayText = (day) =>
  new Date(`${day}T00:00:00`).toLocaleDateString(language, { day: 'numeric', month: 'short' })
const placeText = (one) => `${warehouseName(one.warehouseId)} · ${t.types[one.type] ?? '—'}`

function drawForms() {
  const ids = state.warehouses.map((one) => one.id)
  for (const select of document.querySelectorAll('select[name=warehouseId]')) {
    options(select, ids, warehouseName)
  }
  for (const select of document.querySelectorAll('select[data-types]')) {
    options(select, Object.keys(t.types), (type) => t.types[type])
  }
  options(byId('fault-form').elements.method, METHODS, (name) => name)
  options(byId('fault-form').elements.kind, Object.keys(t.kinds), (kind) => t.kinds[kind])
  const sids = state.sellers.map((one) => one.sid)
  options(byId('seller'), sids, sellerName)
}

function drawState() {
  const { switches } = state
  byId('feed-chip').textContent = switches.methodDisabled ? t.feedOff : t.feedOn
  byId('feed').checked = !switches.methodDisabled
  byId('auto-slots').checked = switches.autoSlots
  byId('captcha').checked = switches.captchaRequired
  byId('raise').checked = switches.raiseCoefficientOnCommit > 0
  fill('slots', state.openSlots.map(slotItem), t.noSlots)
  fill('preorders', [...state.preorders].reverse().slice(0, 50).map(preorderItem), t.noPreorders)
  fill('faults', state.faults.map(faultItem), t.noFaults)
  fill('quotas', state.quotas.filter(isOpen).slice(0, 12).map(quotaItem), t.noQuotas)
  fill('goods', state.stock.map(goodsItem), t.noGoods)
  fill('transfers', state.transfers.map(transferItem), t.noMoves)
  fill('commits', state.commits.map(commitItem), t.noCommits)
  byId('calls').replaceChildren(...state.calls.map(callRow))
  drawHandOver()
}

function slotItem(slot) {
  const places = slot.left === null ? '' : ` · ${slot.left} ${t.left}`
  const seconds =
    slot.closesAt === null ? '' : ` · ${Math.round((slot.closesAt - state.now) / 1000)} s`
  const text = `${placeText(slot)} · ${dayText(slot.day)} · ×${slot.coefficient}${places}${seconds}`
  const { warehouseId, type, day } = slot
  return item(
    text,
    '',
    button(t.close, () => command('close-slot', { warehouseId, type, day })),
  )
}

function preorderItem(preorder) {
  const name = `#${preorder.preorderId} · ${placeText(preorder)} · ${sellerName(preorder.sid)}`
  if (preorder.supplyId !== null) {
    return item(`${name} → #${preorder.supplyId}, ${dayText(preorder.supplyDay)}`, 'good')
  }
  const link = `?preorderId=${preorder.preorderId}`
  return item(
    name,
    '',
    button(t.book, () => {
      location.search = link
    }),
  )
}

function faultItem(fault) {
  return item(`${fault.method}: ${t.kinds[fault.kind]} × ${fault.times ?? '∞'}`, 'bad')
}

function commitItem(commit) {
  const time = new Date(commit.at).toLocaleTimeString(language)
  const reason = commit.reason === null ? '' : ` (${t.reasons[commit.reason]})`
  const id = `#${commit.supplyId ?? commit.preorderId}`
  const where =
    commit.warehouseId === null ? '' : ` · ${placeText(commit)} · ${dayText(commit.day)}`
  const text = `${time} · ${t.outcomes[commit.outcome]}${reason} · ${id}${where} · ${sellerName(commit.sid)}`
  return item(text, commit.outcome === 'refused' ? 'bad' : 'good')
}

const isOpen = ({ left }) => left.source + left.target > 0

function quotaItem({ warehouseId, left }) {
  return item(`${warehouseName(warehouseId)}: ${left.source} / ${left.target}`, '')
}

function goodsItem(row) {
  const size = `${row.nmId} · ${row.sizeName}`
  return item(
    `${size} · ${warehouseName(row.warehouseId)}: ${row.count} · ${sellerName(row.sid)}`,
    '',
  )
}

function transferItem(move) {
  const time = new Date(move.at).toLocaleTimeString(language)
  const route = `${warehouseName(move.sourceId)} → ${warehouseName(move.targetId)}`
  const why = move.reason === null ? '' : ` (${move.reason})`
  const text = `${time} · ${route} · ${move.count} · ${move.via}${why} · ${sellerName(move.sid)}`
  return item(text, move.outcome === 'refused' ? 'bad' : 'good')
}

function callRow(call) {
  const failed = Object.entries(call.failed).map(([status, count]) => `${status} × ${count}`)
  const cells = [
    call.sid === '' ? '—' : sellerName(call.sid),
    call.method,
    call.requests,
    call.ok,
    failed.join(', '),
  ]
  return element('tr', {}, ...cells.map((cell) => element('td', {}, String(cell))))
}

/** The page of one preorder, as a hand-over link opens it. */
function drawHandOver() {
  const id = Number(new URLSearchParams(location.search).get('preorderId'))
  const preorder = state.preorders.find((one) => one.preorderId === id)
  byId('hand-over').hidden = preorder === undefined
  if (preorder === undefined) return
  const booked =
    preorder.supplyId === null ? '' : ` → #${preorder.supplyId}, ${dayText(preorder.supplyDay)}`
  byId('hand-over-text').textContent =
    `#${id} · ${placeText(preorder)} · ${sellerName(preorder.sid)}${booked}`
  byId('hand-over-form').hidden = preorder.supplyId !== null
}

async function refresh() {
  const text = await (await fetch('api/state')).text()
  if (text === drawn) return
  const first = drawn === ''
  drawn = text
  const before = state
  state = JSON.parse(text)
  if (first || before.sellers.length !== state.sellers.length) drawForms()
  if (before?.warehouses.length !== state.warehouses.length) drawForms()
  drawState()
}

function onSubmit(id, act) {
  byId(id).addEventListener('submit', async (event) => {
    event.preventDefault()
    await act(event.target.elements)
  })
}

/** A number field that may be left empty. */
const optional = (field, scale = 1) =>
  field.value === '' ? undefined : Number(field.value) * scale

async function addSeller() {
  const { sid } = await command('seller')
  byId('seller').value = sid
  return sid
}

/** The chosen seller, or a first one. */
async function sellerId() {
  return byId('seller').value || addSeller()
}

onSubmit('slot-form', async (fields) => {
  await command('open-slot', {
    warehouseId: Number(fields.warehouseId.value),
    type: fields.type.value,
    day: fields.day.value,
    coefficient: Number(fields.coefficient.value),
    capacity: optional(fields.capacity),
    forMs: optional(fields.life, 1000),
  })
  toast(t.done)
})
onSubmit('token-form', async (fields) => {
  const { token } = await command('token', {
    sid: await sellerId(),
    type: fields.type.value,
    expiresInDays: Number(fields.expiresInDays.value),
    scopes: fields.supplies.checked ? ['supplies', 'analytics'] : ['analytics'],
    readOnly: fields.readOnly.checked,
  })
  showSecret(token)
})
onSubmit('preorder-form', async (fields) => {
  await command('preorder', {
    sid: await sellerId(),
    warehouseId: Number(fields.warehouseId.value),
    type: fields.type.value,
  })
})
onSubmit('quota-form', async (fields) => {
  const pieces = Number(fields.pieces.value)
  await command('quotas', {
    quotas: state.warehouses.map(({ id }) => ({ warehouseId: id, source: pieces, target: pieces })),
    lastsMs: optional(fields.life, 1000),
  })
  toast(t.done)
})
onSubmit('goods-form', async (fields) => {
  const nmId = Number(fields.nmId.value)
  await command('goods', {
    sid: await sellerId(),
    nmId,
    name: t.item,
    chrtId: nmId + 1,
    sizeName: '50-52',
    warehouseId: Number(fields.warehouseId.value),
    count: Number(fields.count.value),
  })
})
onSubmit('fault-form', (fields) =>
  command('fault', {
    method: fields.method.value,
    kind: fields.kind.value,
    times: optional(fields.times),
    ms: optional(fields.ms),
  }),
)
onSubmit('hand-over-form', async (fields) => {
  const preorderId = Number(new URLSearchParams(location.search).get('preorderId'))
  const answer = await command('book-by-hand', { preorderId, day: fields.day.value })
  toast(
    answer.ok ? `${t.booked}: #${answer.supplyId}` : `${t.refused}: ${t.reasons[answer.reason]}`,
  )
})

byId('make-session').onclick = async () => {
  showSecret((await command('session', { sid: await sellerId() })).text)
}
byId('add-seller').onclick = addSeller
byId('feed').onchange = (event) => command('feed', { on: event.target.checked })
byId('auto-slots').onchange = (event) => command('switches', { autoSlots: event.target.checked })
byId('captcha').onchange = (event) => command('switches', { captchaRequired: event.target.checked })
byId('raise').onchange = (event) =>
  command('switches', { raiseCoefficientOnCommit: event.target.checked ? 3 : 0 })
byId('expire').onclick = async () => {
  await command('expire-sessions')
  toast(t.done)
}
byId('clear-faults').onclick = () => command('clear-faults')
byId('copy').onclick = async () => {
  byId('secret-text').select()
  await navigator.clipboard.writeText(byId('secret-text').value)
  toast(t.copied)
}
byId('language').onclick = () => {
  switchLanguage()
  drawForms()
  drawState()
}

function showSecret(text) {
  byId('secret').hidden = false
  byId('secret-text').value = text
}

translate()
for (const field of document.querySelectorAll('input[type=date]')) {
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
  field.value = day
}
await refresh()
setInterval(() => {
  if (!document.hidden) refresh().catch(() => undefined)
}, REFRESH_MS)
