/** How long before its end people are told that support ends. */
const noticeDays = 180;

/** Days of a date as YYYY-MM-DD, counted so that two of them can be subtracted; the core has no clock and no `Date`. */
function dayNumber(date: string): number {
  const [calendarYear = 0, month = 1, day = 1] = date.split("-").map(Number);
  // A year that begins in March has its leap day last, and its months in a pattern of five that have 153 days.
  const year = month < 3 ? calendarYear - 1 : calendarYear;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leapDays + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day;
}

/** Whether support of something goes on, ends within half a year, or is over; the last day still counts as supported. */
export function supportOn(today: string, lastDay: string): "lasts" | "ends" | "ended" {
  const days = dayNumber(lastDay) - dayNumber(today);
  return days < 0 ? "ended" : days <= noticeDays ? "ends" : "lasts";
}
