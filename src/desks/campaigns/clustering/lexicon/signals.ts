import type { Intent, MinusReason } from '../../phrase.ts'

/** Words by which an ad's reader is known not to be a buyer. */
export interface Signal {
  readonly intent: Extract<Intent, 'info' | 'free' | 'used'>
  /** Absent: tells an intent, but as a minus-word it would cost buyers. */
  readonly reason?: MinusReason
  /** Words with a space stand in this order side by side. */
  readonly words: string
}

/** The first that fits decides. Words are parted by commas. */
export const SIGNALS: readonly Signal[] = [
  {
    intent: 'free',
    reason: 'free',
    words: 'бесплатно, бесплатный, даром, безвозмездно, отдам, скачать, торрент, халява',
  },
  {
    intent: 'used',
    reason: 'used',
    words:
      'бу, б у, авито, юла, подержанный, с рук, поддержанный, комиссионка, барахолка, вторичка б у',
  },
  {
    intent: 'info',
    reason: 'job',
    words:
      'вакансия, вакансии, зарплата, резюме, трудоустройство, работа в, работа вахтой, требуется',
  },
  {
    intent: 'info',
    reason: 'diy',
    words:
      'своими руками, самостоятельно, самому, самодельный, в домашних условиях, сшить, связать, чертеж, чертежи, выкройка, схема',
  },
  {
    intent: 'info',
    reason: 'info',
    words:
      'как, зачем, почему, когда, инструкция, рецепт, видео, обзор, отзыв, рейтинг, форум, реферат, википедия, сравнение, отличается, отличие, можно ли, нужно ли, через сколько, что такое, чем отличается, сонник, значение, таблица размеров, размерная сетка',
  },
  {
    intent: 'info',
    words:
      'выбрать, топ, лучше, лучший, чем, куда, порядок, что лучше, польза, вред, размер сколько',
  },
]
