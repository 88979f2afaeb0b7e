import { expect, test } from 'vitest'
import { answersOf, briefOf } from '#desks/campaigns/chat/form/answers.ts'
import { BRIEF } from './samples.ts'

test('stop words among the phrases come into the brief, and back into the answers of a repeat', () => {
  const answers = { ...answersOf(BRIEF), seeds: ['(купить|) пылесос -бу -"с рук"'] }
  const brief = briefOf(answers, BRIEF.regionNames)
  expect(brief.seeds).toEqual(['купить пылесос', 'пылесос'])
  expect(brief.stopWords).toEqual(['бу', 'с рук'])
  expect(briefOf(answersOf(brief), BRIEF.regionNames)).toEqual(brief)
})

test('a brief without stop words has no word of them', () => {
  expect(briefOf(answersOf(BRIEF), BRIEF.regionNames)).toEqual(BRIEF)
})
