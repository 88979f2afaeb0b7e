import type { Lang } from '#platform/texts/lang.ts'
import type { MessageKey } from '#platform/texts/messages.generated.ts'
import type { Button, Keyboard, Screen } from '#telegram/screen.ts'
import { runActions } from '../actions.ts'
import type { RunDefinition } from '../definition.ts'
import type { RunNote, RunProgress } from '../run.ts'
import type { Run } from '../schema.ts'

const BLOCKS = 10
/** Below this share the remaining time is a guess nobody should read. */
const GUESS_FROM = 0.1

/** The card of a run in any status: progress, result or what went wrong. `now` in ms. */
export function runCard(lang: Lang, run: Run, definition: RunDefinition, now: number): Screen {
  if (run.status === 'completed') return definition.result(lang, run.input, run.state)
  const title = definition.title(lang, run.input)
  if (run.status === 'failed') return failureCard(lang, run, definition, title)
  const lines = [
    title,
    ...stageLines(lang, run, definition, now),
    statusLine(lang, run, definition),
  ]
  return { text: joined(lines), keyboard: keyboard(lang, run, definition) }
}

function stageLines(lang: Lang, run: Run, definition: RunDefinition, now: number): string[] {
  const { progress } = run
  const behind = definition.stages.slice(0, run.stage).map((stage) => {
    const isLast = progress?.stage === stage.name
    const note = isLast ? progress?.note : progress?.notes[stage.name]
    return `✓ ${lang.say(stage.title, {})}${note ? `: ${noteText(lang, note)}` : ''}`
  })
  const stage = definition.stages[run.stage]
  if (!stage) return behind
  const title = lang.say(stage.title, {})
  const own = progress?.stage === stage.name ? progress : null
  // What was counted is done; now it is a person's turn.
  if (run.status === 'paused' && own?.isHeld && own.note)
    return [...behind, `▸ ${title}`, noteText(lang, own.note)]
  if (!own?.total) return [...behind, `▸ ${title}`, counters(lang, run, own, now)]
  const share = Math.min(own.done / own.total, 1)
  const full = Math.floor(share * BLOCKS)
  const bar = '▓'.repeat(full) + '░'.repeat(BLOCKS - full)
  const percent = lang.t('runs-percent', { percent: Math.floor(share * 100) })
  return [...behind, `${title} ${bar} ${percent}`, counters(lang, run, own, now)]
}

function counters(lang: Lang, run: Run, progress: RunProgress | null, now: number): string {
  const parts: string[] = []
  const { done = 0, total = 0 } = progress ?? {}
  if (total > 0) parts.push(lang.t('runs-count', { done: Math.floor(done), total }))
  if (run.status === 'running' && run.startedAt) {
    parts.push(lang.t('runs-elapsed', { time: lang.duration(now - run.startedAt.getTime()) }))
    if (progress && done < total && done / total >= GUESS_FROM) {
      const left = ((now - progress.since) * (total - done)) / done
      parts.push(lang.t('runs-left', { time: lang.duration(Math.ceil(left / 1_000) * 1_000) }))
    }
  }
  if (progress?.note) parts.push(noteText(lang, progress.note))
  return parts.join(' · ')
}

function statusLine(lang: Lang, run: Run, { hasQuietParks }: RunDefinition): string {
  if (run.status === 'paused') return run.progress?.isHeld ? '' : lang.t('runs-paused')
  if (run.status === 'cancelled') return lang.t('runs-cancelled')
  if (run.asked === 'cancel') return lang.t('runs-cancelling')
  if (run.asked === 'pause') return lang.t('runs-pausing')
  if (run.status !== 'queued') return ''
  if (!run.resumeAt) return lang.t('runs-queued')
  if (hasQuietParks) return ''
  // `google-sheets.unavailable` waits for Google.
  const [service = 'none'] = run.failure?.code.split(/[.-]/) ?? []
  return lang.t('runs-parked', { service, time: lang.dateTime(run.resumeAt.getTime()) })
}

function failureCard(lang: Lang, run: Run, definition: RunDefinition, title: string): Screen {
  const { progress, failure } = run
  const stage = definition.stages[run.stage]
  const kept = progress?.total
    ? lang.t('runs-kept-count', { done: progress.done, total: progress.total })
    : lang.t('runs-kept')
  const lines = [
    title,
    stage ? `${lang.t('runs-failed')} ${lang.say(stage.title, {})}` : lang.t('runs-failed'),
    failure ? lang.say(failure.messageKey, failure.vars) : '',
    `${kept} ${lang.t('runs-retry-note')}`,
    failure ? lang.t('runs-code', { code: failure.reference }) : '',
  ]
  return { text: joined(lines), keyboard: keyboard(lang, run, definition) }
}

function keyboard(lang: Lang, run: Run, definition: RunDefinition): Keyboard {
  const { id: runId, status, input, state } = run
  const isHeld = status === 'paused' && run.progress?.isHeld === true
  const failure = status === 'failed' ? run.failure : null
  const about = { failureCode: failure?.code ?? null, failureVars: failure?.vars ?? {} }
  const facts = { runId, status, isHeld, input, state, ...about }
  const own = definition.hasOwnControls ? [] : ownRows(lang, run, definition)
  return [...(definition.actions?.(lang, facts) ?? []), ...own]
}

function ownRows(lang: Lang, run: Run, definition: RunDefinition): Button[][] {
  const button = (key: MessageKey, action: keyof typeof runActions): Button => ({
    text: lang.say(key, {}),
    data: runActions[action]({ id: run.id }),
  })
  const cancel = button('runs-button-cancel', 'cancel')
  switch (run.status) {
    case 'queued':
    case 'running':
      if (run.asked) return []
      return [definition.pausable ? [button('runs-button-pause', 'pause'), cancel] : [cancel]]
    case 'paused':
      return [run.progress?.isHeld ? [cancel] : [button('runs-button-resume', 'resume'), cancel]]
    case 'failed':
    case 'cancelled':
      return [[button('runs-button-retry', 'retry'), button('runs-button-close', 'close')]]
    case 'completed':
      return []
  }
}

function noteText(lang: Lang, note: RunNote): string {
  return lang.say(note.key, note.vars ?? {})
}

function joined(lines: readonly string[]): string {
  return lines.filter((line) => line !== '').join('\n')
}
