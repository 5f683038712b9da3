"""Both ways: what stands on news pages is told apart from what news articles say about the same things."""

from __future__ import annotations

import time

import pytest

from corpus.ingest import furniture
from corpus.ingest.furniture import Kind

FURNITURE = """
Skip to content
1. Skip to main content
Skip to more Herald sites
Jump to navigation
Back to top
Menu
Toggle navigation
Log in
Home > World > Middle East
Advertisement
ADVERTISEMENT - CONTINUE READING BELOW
Story continues below advertisement
Sponsored content
We use cookies to give you the best experience on our website.
This site uses cookies. By continuing to browse you agree to our use of cookies.
By clicking “Accept all” you agree to the storing of cookies on your device.
By signing up, you agree to our Terms of Use and Privacy Policy.
Cookie settings
We value your privacy
Accept all
Privacy Policy | Terms of Use | Contact us
Subscribe
Subscribe now!
Subscribe to our YouTube channel
Sign up for our daily newsletter
Sign up to receive our alerts and analysis each morning
Join our Weekly Newsletter
Stay informed with the Herald's newsletters
For the latest news follow us on Twitter
Follow us on Facebook and Instagram
Follow Jane Doe on Twitter: @janedoe
Like us on Facebook
Get the latest news delivered to your inbox
Get breaking news alerts in our app
Download our app
Don't miss a story. Subscribe today.
Never miss an update
Enter your email address
Thank you for reading.
Already a subscriber? Log in
Support independent journalism
Published 3 hours ago
Updated 12 mins ago
Last updated: 10:15 GMT
5 min read
Listen to this article
Share
Share this article
Share on Facebook
Facebook Twitter WhatsApp Email
Facebook | Twitter | Print
1.2k shares
Copy link
READ: Ministers meet in Geneva for third round
READ MORE: Ministers meet in Geneva
Read more: What we know about the talks
Also read: "We will not leave," says minister
WATCH: Crowds gather in the capital.
See also: Timeline of the talks
▶ RELATED: Who is who at the talks
Your e-mail address will not be published. Required fields are marked *
Save my name, email, and website in this browser for the next time I comment.
Comments are closed.
Be the first to comment
10 + five =
3 × 4 = ?
I'm not a robot
(c) 2020 Herald. All rights reserved.
© 2019 Daily Herald
Copyright 2015 The Associated Press. All rights reserved.
This material may not be published, broadcast, rewritten or redistributed.
https://herald.example/p/1
@janedoe
#Geneva #talks
Tags: talks, Geneva, peace
* * *
Loading...
Play Video
list 1 of 4
""".strip().splitlines()

PICTURES = """
Image: Jane Doe/Herald
Photo: AFP
Photograph: Jane Doe/Getty Images
Image source: Getty Images
Image caption The minister arrives in Geneva
Photo by Jane Doe / Herald
Jane Doe/AFP
AFP/Getty Images
The minister at a conference in Geneva (AFP)
The minister (L) and his guest (R) in Sochi on 17 May 2018 [Press Office/Anadolu Agency]
Smoke rises over the harbour. [Reuters]
The minister arrives in Geneva. (Photo by Jane Doe)
A man walks past a burnt-out bus in the old town. REUTERS/Jane Doe
File photo: The minister in Geneva
""".strip().splitlines()

WIDGETS = """
Related Items
Related stories
Related
Most read
Most popular
Recommended for you
More on this story
More from Herald
You may also like
Read next
Editor's picks
Trending now
Latest news
""".strip().splitlines()

ENDS = """
Leave a Reply
Leave a Comment
Post a comment
Comments
12 Comments
Comments (3)
View all comments
""".strip().splitlines()

ARTICLE = """
The regulator said the website uses cookies to follow children, and that it had fined the company.
Sign up for the army or lose your house, the officers told the young men of the village.
Subscribers to the newsletter received the letter on Monday.
Get the children out of the channel, the guards shouted, and nobody moved.
Follow the money, investigators like to say, and it led them to the minister.
“Follow us on Twitter,” the minister told the crowd.
"Sign up for our newsletter," the letter began.
Support for the channel grew after the attack, editors said.
Share prices fell by 3 percent on Monday.
Shares in the company rose.
Print run after print run sold out.
Published in 2009, the report found no such weapons.
Updated figures showed that 1,500 people had died.
Copyright law is changing, the minister said.
Image is everything, he added.
Photographs of the attack were shown at the trial.
The photograph was taken by the police.
Read aloud, the letter took two minutes.
Watch this space, the minister said.
Comments by the minister angered the opposition.
Comment was not immediately available.
Related to this are the sanctions, which were prolonged last year.
More on the sanctions was to be decided on Tuesday.
Latest figures put the dead at 12.
Most people had left the town by then.
Home to two million people, the city fell in May.
Menu prices rose by 10 percent.
Search teams found 12 survivors.
Close to the border, shells fell on two villages.
Skip to the end, and the film makes sense, he said.
Join us or die, the fighters said.
Keep up to date with your vaccinations this autumn, the ministry advised.
Want to work from home? Most employees do, the survey found.
Stay informed, the mayor urged the residents, and stay at home.
The talks were held by the watchdog (International Atomic Energy Agency).
He spoke to the news agency (AFP).
Police fired tear gas, officials said. (AFP)
He denied it (see below) and left.
Tags were attached to 12 bodies.
Topics included trade, gas and the war.
Advertisement revenue fell by half.
Loading of the ships began on Monday.
Register offices were closed.
Email addresses of 500 officials were leaked.
Two hours ago was too late, he said.
Next came the army.
No.
He declined.
""".strip().splitlines()

HEADINGS = """
Fighting the rebels
Need for 'a miracle'
A long war
What comes next?
No way back
The role of Turkey
""".strip().splitlines()


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_furniture(line):
    assert furniture.kind(line) is Kind.FURNITURE


@pytest.mark.parametrize("line", PICTURES)
def test_captions_and_credits_are_told(line):
    assert furniture.kind(line) in (Kind.CAPTION, Kind.CREDIT)


@pytest.mark.parametrize("line", WIDGETS)
def test_headings_over_links_are_told(line):
    assert furniture.kind(line) is Kind.WIDGET


@pytest.mark.parametrize("line", ENDS)
def test_headings_over_comments_are_told(line):
    assert furniture.kind(line) is Kind.END


@pytest.mark.parametrize("line", ARTICLE)
def test_sentences_of_an_article_stay(line):
    assert furniture.kind(line) is Kind.SENTENCE


@pytest.mark.parametrize("line", HEADINGS)
def test_headings_of_an_article_stay(line):
    assert furniture.kind(line) in (Kind.FRAGMENT, Kind.SENTENCE)


@pytest.mark.parametrize(
    "line",
    [
        "To learn more about republishing this content and the associated fees, please fill out this form.",
        "The views expressed in this article belong to the author.",
        "This article first appeared in the Daily Herald.",
        "Additional reporting by Jane Doe; Editing by John Roe",
        "Associated Press writer Jane Doe in Beirut contributed to this report.",
        "Jane Doe can be reached at jane@herald.example.",
        "Our Standards: The Thomson Reuters Trust Principles.",
        "Licensed under a Creative Commons Attribution 4.0 licence.",
    ],
)
def test_notices_below_an_article_are_told(line):
    assert furniture.is_notice(line)


@pytest.mark.parametrize(
    "line",
    [
        "The two sides were due to meet again on Friday.",
        "Reproduction of the virus slowed, the doctors found.",
        "The minister contributed 500 dollars to the campaign.",
        "Editing the text took them until midnight.",
        "The statement did not elaborate.",
    ],
)
def test_last_sentences_of_an_article_are_no_notices(line):
    assert not furniture.is_notice(line)


@pytest.mark.parametrize("piece", ["a", "a ", "[", "(a", "/a", "By Aa Bb, ", "» x ", "+1", "©", "#a ", "“", "share "])
def test_no_line_takes_long(piece):
    start = time.process_time()
    for length in (600, 1_000_000):
        furniture.kind((piece * length)[:length])
        furniture.is_notice((piece * length)[:length])
    assert time.process_time() - start < 2
