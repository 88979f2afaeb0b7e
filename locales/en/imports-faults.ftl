# Why a Poizon card is not imported
imports-fault-no-title = The card has neither a name nor an article number.
imports-fault-no-sizes = The card has no sizes at all.
imports-fault-sold-out = Nobody sells it right now.
imports-fault-odd-price = The price looks like a mistake: { $yuan } ¥.
imports-fault-no-pictures = The card has no pictures.

# Why a picture was not taken
imports-picture-heavy = The picture is over 15 MB.
imports-picture-format = The file is not a picture.
imports-picture-pixels = The picture is too large, over 50 megapixels.
imports-picture-broken = The picture is damaged.
