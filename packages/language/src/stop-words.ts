/** Words that carry no topic: articles, pronouns, auxiliaries, prepositions, question words, courtesies, titles of persons. */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'a about above after again against all also am an and any are aren as at be because been before being below between both but by can cannot could couldn ' +
    'd did didn do does doesn doing don done down during each either else etc ever every few for from further get gets getting give given go goes going got ' +
    'had hadn has hasn have haven having he her here hers herself him himself his how however i if in into is isn it its itself just know ll let like ' +
    'm make makes many may me might mine more most much must my myself need needs neither no nor not now of off on once one only or other our ours ourselves out ' +
    'over own please put quite rather re really s same say says shall she should shouldn since so some still such t take than that the their theirs them ' +
    'themselves then there these they thing things this those though through to too under until up upon us use used uses using ve very want wants was wasn ' +
    'way we well were weren what whatever when where whether which while who whom whose why will with within without won would wouldn yes yet you your yours ' +
    'yourself yourselves mr mrs ms miss mx dr'
  ).split(' '),
);
