import { describe, expect, it } from 'vitest'
import { addMoney, compareMoney, inWan, inYuan, ratioOf, subtractMoney, timesMoney, wanToYuan, yuanToWan } from './decimal'

describe('money', () => {
  it('is added and subtracted to the fen where floats would err', () => {
    expect(addMoney('0.10', '0.20')).toBe('0.30')
    expect(addMoney('9999999999999999.99', '0.00')).toBe('9999999999999999.99')
    expect(subtractMoney('14386000.00', '1526000.00')).toBe('12860000.00')
    expect(subtractMoney('0', '0.01')).toBe('-0.01')
  })
  it('is multiplied by a quantity and rounded half up to the fen', () => {
    expect(timesMoney('38', '30000.00')).toBe('1140000.00')
    expect(timesMoney('0.3333', '0.05')).toBe('0.02')
  })
  it('is typed in 万元 down to the fen and no finer', () => {
    expect(wanToYuan('1,286')).toBe('12860000.00')
    expect(wanToYuan('1.253012')).toBe('12530.12')
    expect(wanToYuan('1.2530121')).toBeNull()
    expect(wanToYuan('abc')).toBeNull()
    expect(yuanToWan('12530.12')).toBe('1.253012')
    expect(yuanToWan('45000.00')).toBe('4.5')
  })
  it('is shown in 万元 with two decimals, and in full yuan', () => {
    expect(inWan('12860000.00')).toBe('1,286.00')
    expect(inWan('-1526000.00')).toBe('−152.60')
    expect(inWan('12530.12')).toBe('1.25')
    expect(inYuan('12860000.00')).toBe('12,860,000')
    expect(inYuan('12530.12')).toBe('12,530.12')
  })
  it('is compared as a number, not as text', () => {
    expect(compareMoney('9.00', '10')).toBe(-1)
    expect(compareMoney('10', '10.00')).toBe(0)
    expect(ratioOf('3610500', '12035000')).toBe(0.3)
    expect(ratioOf('1', '0')).toBe(0)
  })
})
