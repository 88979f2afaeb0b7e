import { AppError, type AppErrorInit } from '#core/errors.ts'
import type { Phrase } from '#desks/campaigns/phrase.ts'
import {
  type CampaignKeys,
  type DraftCampaigns,
  type Embedder,
  type LanguageModel,
  OPERATORS,
  type ServiceKey,
  type Sites,
  type Spreadsheets,
  type Wordstat,
} from '#desks/campaigns/ports.ts'
import { untilAborted } from '#test/runs/support.ts'

/** What a call meets: an error, a hang until its signal aborts, or nothing. */
type Fault = AppErrorInit | 'hang' | null

/** A service at the border of its port: notes what it answered, plays the faults it was handed, a call each. */
function recorder() {
  const asked: string[] = []
  const faults: Fault[] = []
  const hung: AbortSignal[] = []
  const held = Promise.withResolvers<void>()
  return {
    asked,
    faults,
    /** Signals of the calls that hang, or hung. */
    hung,
    /** Calls that hang are answered after all. */
    release: held.resolve,
    async meet(what: string, signal: AbortSignal): Promise<void> {
      signal.throwIfAborted()
      const fault = faults.shift()
      if (fault === 'hang') {
        hung.push(signal)
        await Promise.race([held.promise, untilAborted(signal)])
      }
      if (fault && fault !== 'hang') throw new AppError(fault)
      asked.push(what)
    },
  }
}

const key = (service: string): ServiceKey => ({
  credentialId: `key-of-${service}`,
  accountKey: 'account-1',
  secret: `secret-of-${service}`,
  facts: {},
})

const ENDINGS = ['', ' купить', ' цена', ' с крышкой', ' для кофе', ' в машину', ' как выбрать']

/** Frequencies of a seed: itself and what is typed with it. Nobody looks for `zzz`. */
function answerTo(seed: string, top: number): Phrase[] {
  if (seed.startsWith('zzz')) return []
  return ENDINGS.map((ending, index) => ({
    text: `${seed}${ending}`,
    frequency: Math.floor(top / (index + 1)),
  }))
}

const usage = (input: number, output: number) => ({
  ...{ model: 'gpt-5.4-mini', inputTokens: input, cachedTokens: 0, outputTokens: output },
  ...{ reasoningTokens: 0, requestId: null },
})

/** All outside services of the campaigns desk, as their ports look. */
export function createServices() {
  const wordstat = recorder()
  const model = recorder()
  const embedder = recorder()
  const sheets = recorder()
  const drafts = recorder()
  const refused: string[] = []
  const has = {
    wordstat: true,
    model: true,
    direct: true,
    sheets: true,
    operators: false,
    spare: false,
  }
  const settings = { quota: { calls: 100, windowMs: 3_600_000 }, top: 9_000, batch: 1 }
  const made = {
    sheets: new Set<string>(),
    drafts: new Set<string>(),
    keywords: new Set<string>(),
  }

  const wordstatPort: Wordstat = {
    provider: 'cloud',
    get batch() {
      return settings.batch
    },
    get quota() {
      return settings.quota
    },
    async top(_key, { phrases }, signal) {
      for (const phrase of phrases) await wordstat.meet(phrase, signal)
      return phrases.map((phrase) => ({ phrases: answerTo(phrase, settings.top), similar: [] }))
    },
  }
  const modelPort: LanguageModel = {
    model: 'gpt-5.4-mini',
    async answer(_key, request, signal) {
      await model.meet(`${request.name}: ${request.input}`, signal)
      return { kind: 'refused', reason: 'nothing to say', usage: usage(1_000, 200) }
    },
  }
  const embedderPort: Embedder = {
    model: 'text-embedding-3-small',
    async embed(_key, texts, signal) {
      await embedder.meet(texts.join('; '), signal)
      const vectors = texts.map((text) => [text.length, text.split(' ').length, 1])
      return { vectors, usage: { ...usage(10, 0), model: 'text-embedding-3-small' } }
    },
  }
  const sites: Sites = {
    read: async (url) => ({ url, title: 'Термокружки', links: [] }),
  }
  const sheetsPort: Spreadsheets = {
    async save(_target, { ref }, signal) {
      await sheets.meet(ref, signal)
      made.sheets.add(ref)
      return { url: `https://sheets.example/${ref}` }
    },
  }
  const draftsPort: DraftCampaigns = {
    async save(_key, content, context) {
      const { groups } = content
      for (const { text } of groups.flatMap(({ phrases }) => phrases)) made.keywords.add(text)
      for (const part of ['campaign', 'groups', 'ads']) {
        await context.step(part, async () => {
          await drafts.meet(`${part} from ${context.startDay}`, context.signal)
          made.drafts.add(`${content.campaignId}/${part}`)
          return part
        })
        context.progress(1, 3)
      }
      const counts = { groups: groups.length, keywords: 0, ads: 0 }
      return { campaignId: '1234567890123456789', ...counts, remarks: [] }
    },
    minimumWeeklyBudget: async () => 300,
  }
  const paid = (service: string) => {
    if (has.operators) return { ...key(service), credentialId: OPERATORS }
    const isGone = has.spare && refused.includes(`key-of-${service}`)
    return isGone ? { ...key(service), credentialId: `spare-of-${service}` } : key(service)
  }
  const keys: CampaignKeys = {
    wordstat: async () =>
      has.wordstat ? { provider: 'cloud', key: paid('wordstat'), isShared: true } : undefined,
    model: async () => (has.model ? paid('model') : undefined),
    direct: async (_workspaceId, like) => {
      if (!like) return has.direct ? paid('direct') : undefined
      return has.spare ? paid('direct') : undefined
    },
    sheets: async () => (has.sheets ? { kind: 'own', key: key('sheets') } : undefined),
    async refused(credentialId) {
      refused.push(credentialId)
    },
  }
  return {
    recorded: { wordstat, model, embedder, sheets, drafts },
    refused,
    has,
    settings,
    made,
    ports: {
      wordstat: { cloud: wordstatPort, oauth: wordstatPort, reports: wordstatPort },
      ...{
        model: modelPort,
        embedder: embedderPort,
        sites,
        sheets: sheetsPort,
        drafts: draftsPort,
      },
      keys,
    },
  }
}
