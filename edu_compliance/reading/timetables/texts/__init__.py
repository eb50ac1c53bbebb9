"""What single texts say, each by itself: a subject, a name, a class, a weekday, a title, a number of lessons."""
